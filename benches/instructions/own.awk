# Sums what callgrind says that the program itself executed, septet and core with it. What
# libc executed is left out: which copy of `memcpy` runs there, and with how many
# instructions, depends on the processor and on the version of libc.
/^ob=/ { own = /\/septet-instructions$/ }
# The line behind a call is what was called, which has lines of its own.
/^calls=/ { called = 1; next }
/^[-+*0-9]/ {
    if (own && !called) sum += $2
    called = 0
}
END { print sum + 0 }
