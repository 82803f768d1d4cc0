# Compares a recorded table with a new one. Fails if their rows differ, or if a count has grown by
# more than 3 %. `-v new=1` accepts rows that are not recorded.
BEGIN { FS = "\t"; bound = 3 }
/^#/ || $1 == "operation" { next }
{ row = $1 " " $2 " " $3 }
FILENAME == ARGV[1] { recorded[row] = $4; next }
!(row in recorded) && new { next }
!(row in recorded) {
    printf "%-28s %9d\n", row, $4
    wrong = wrong "NOT RECORDED: " row "\n"
    next
}
{
    growth = ($4 / recorded[row] - 1) * 100
    compared = sprintf("%-28s recorded %9d, found %9d, %+6.1f %%", row, recorded[row], $4, growth)
    print compared
    if (growth > bound) wrong = wrong "INCREASED: " compared "\n"
    if (growth < -bound) better = better "DECREASED: " compared "\n"
    delete recorded[row]
}
END {
    for (row in recorded) wrong = wrong "MISSING: " row "\n"
    if (better != "") printf "\n%s%s", better, new ? "" : "record it, so that it cannot grow again\n"
    if (wrong != "") printf "\n%s", wrong
    exit wrong != ""
}
