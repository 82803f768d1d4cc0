# Sums the instructions that callgrind counted in the program itself, including septet and core.
# Leaves out the instructions of libc, because `memcpy` depends on the processor and the version of
# libc.
/^ob=/ { own = /\/septet-instructions$/ }
# The line after `calls=` is the cost of the callee, which has its own lines.
/^calls=/ { called = 1; next }
/^[-+*0-9]/ {
    if (own && !called) sum += $2
    called = 0
}
END { print sum + 0 }
