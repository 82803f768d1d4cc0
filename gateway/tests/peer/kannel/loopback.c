/* Kannel listens on all addresses, and its drive_smpp connects to a bearerbox on a fixed port. With
   this preloaded, it listens on 127.0.0.1 only, and connects to the port in BEARERBOX_PORT. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef int call(int, const struct sockaddr *, socklen_t);

int bind(int fd, const struct sockaddr *address, socklen_t length) {
    struct sockaddr_storage copy;
    memcpy(&copy, address, length);
    if (address->sa_family == AF_INET)
        ((struct sockaddr_in *)&copy)->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ((call *)dlsym(RTLD_NEXT, "bind"))(fd, (struct sockaddr *)&copy, length);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
    struct sockaddr_storage copy;
    struct sockaddr_in *internet = (struct sockaddr_in *)&copy;
    memcpy(&copy, address, length);
    if (address->sa_family == AF_INET && internet->sin_port == htons(13001))
        internet->sin_port = htons(atoi(getenv("BEARERBOX_PORT")));
    return ((call *)dlsym(RTLD_NEXT, "connect"))(fd, (struct sockaddr *)&copy, length);
}
