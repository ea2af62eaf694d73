/* Makes the n-th call of one kind on files of one folder fail; faults.py builds and preloads it.
   A process is healthy until it calls fault_arm. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { DESCRIPTORS = 65536, NAME = 4096 };

static char is_ours[DESCRIPTORS];
static char folder[NAME];
static char operation[16];
static long first = 0, calls = 0;
static int number = 0, for_ever = 0, is_armed = 0;

/* The FIRST call of OPERATION ("write" ...) on a path that contains FOLDER fails with NUMBER, and
   all after it when FOR_EVER; FIRST 0 only counts.  NUMBER 0: the process is killed there. */
void fault_arm(const char *where, const char *what, long n, int error, int ever) {
    strncpy(folder, where, NAME - 1);
    strncpy(operation, what, sizeof operation - 1);
    first = n;
    number = error;
    for_ever = ever;
    calls = 0;
    is_armed = 1;
}

void fault_disarm(void) { is_armed = 0; }

long fault_calls(void) { return calls; }

static int fails(const char *what) {
    if (!is_armed || strcmp(what, operation)) return 0;
    calls++;
    if (first == 0 || calls < first || (calls > first && !for_ever)) return 0;
    if (!number) kill(getpid(), SIGKILL);
    errno = number;
    return 1;
}

static int is_there(const char *path) { return folder[0] && path && strstr(path, folder); }
static int is_file(int fd) { return fd >= 0 && fd < DESCRIPTORS && is_ours[fd]; }

static int opened(int fd, const char *path) {
    if (fd >= 0 && fd < DESCRIPTORS) is_ours[fd] = is_there(path) ? 1 : 0;
    return fd;
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        int mode = va_arg(more, int); \
        va_end(more); \
        if (is_there(path) && fails("open")) return -1; \
        return opened(real(path, flags, mode), path); \
    }

int open(const char *path, int flags, ...);
int open64(const char *path, int flags, ...);
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at);
ssize_t pread64(int fd, void *bytes, size_t count, off_t at);
int ftruncate64(int fd, off_t size);
int rename(const char *from, const char *to);
int link(const char *from, const char *to);
int unlinkat(int at, const char *path, int flags);
int mkdir(const char *path, mode_t mode);
ssize_t sendfile(int to, int from, off_t *at, size_t count);
ssize_t sendfile64(int to, int from, off_t *at, size_t count);

OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(close);
    if (fd >= 0 && fd < DESCRIPTORS) is_ours[fd] = 0;
    return real(fd);
}

#define ON_FILE(result, name, what, parameters, arguments) \
    result name parameters { \
        REAL(name); \
        if (is_file(fd) && fails(what)) return -1; \
        return real arguments; \
    }

ON_FILE(ssize_t, write, "write", (int fd, const void *bytes, size_t count), (fd, bytes, count))
ON_FILE(ssize_t, pwrite, "write", (int fd, const void *bytes, size_t count, off_t at),
        (fd, bytes, count, at))
ON_FILE(ssize_t, pwrite64, "write", (int fd, const void *bytes, size_t count, off_t at),
        (fd, bytes, count, at))
ON_FILE(ssize_t, read, "read", (int fd, void *bytes, size_t count), (fd, bytes, count))
ON_FILE(ssize_t, pread, "read", (int fd, void *bytes, size_t count, off_t at),
        (fd, bytes, count, at))
ON_FILE(ssize_t, pread64, "read", (int fd, void *bytes, size_t count, off_t at),
        (fd, bytes, count, at))
ON_FILE(int, fsync, "fsync", (int fd), (fd))
ON_FILE(int, fdatasync, "fsync", (int fd), (fd))
ON_FILE(int, ftruncate, "truncate", (int fd, off_t size), (fd, size))
ON_FILE(int, ftruncate64, "truncate", (int fd, off_t size), (fd, size))

int unlink(const char *path) {
    REAL(unlink);
    return is_there(path) && fails("unlink") ? -1 : real(path);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return is_there(from) && fails("rename") ? -1 : real(from, to);
}

int link(const char *from, const char *to) {
    REAL(link);
    return is_there(from) && fails("link") ? -1 : real(from, to);
}

int unlinkat(int at, const char *path, int flags) {
    REAL(unlinkat);
    return (is_there(path) || is_file(at)) && fails("unlink") ? -1 : real(at, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return is_there(path) && fails("open") ? -1 : real(path, mode);
}

ON_FILE(ssize_t, sendfile, "write", (int fd, int from, off_t *at, size_t count),
        (fd, from, at, count))
ON_FILE(ssize_t, sendfile64, "write", (int fd, int from, off_t *at, size_t count),
        (fd, from, at, count))
