# Compares a recorded table with the table of what is found, and fails where they do not have
# the same rows, or where a figure has grown by more than 3 %. With `-v new=1`, rows that are found
# and not recorded are accepted.
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
    if (growth > bound) wrong = wrong "GROWN: " compared "\n"
    if (growth < -bound) better = better "FALLEN: " compared "\n"
    delete recorded[row]
}
END {
    for (row in recorded) wrong = wrong "MISSING: " row "\n"
    if (better != "") printf "\n%srecord it, so that it stays so\n", better
    if (wrong != "") printf "\n%s", wrong
    exit wrong != ""
}
