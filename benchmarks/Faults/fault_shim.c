/*
 * Counts the file operations of a process below one folder, and makes the n-th go wrong. Loaded with LD_PRELOAD, so that it stands between the C
 * library and both of those who call it: .NET and DuckDB.
 *
 *   FAULT_FOLDER   absolute path; what lies outside is not looked at
 *   FAULT_TRACE    file outside the folder; a line an operation: number, name, path; the one that went wrong begins with !
 *   FAULT_AT       the number, from 1; the first operation from it on that can fail in this way is taken; 0 only counts
 *   FAULT_KIND     ENOSPC, EIO or EACCES: it fails; KILL_BEFORE, KILL_WITHIN (half of a write done), KILL_AFTER: the process ends by SIGKILL;
 *                  STOP: the process is stopped before it, by SIGSTOP, until the trace with .go behind its name exists, and SIGCONT comes
 *   FAULT_LASTING  1: the cause stays. A full disk refuses whatever needs room, a broken device everything, and lost permissions every name
 *                  in the folder of the first
 *   FAULT_ONLY     counts only paths that contain this text below the folder, and
 *   FAULT_OPERATION only operations of this name
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* What an operation needs, and so how it can fail. */
enum { NEEDS_ROOM = 1, NEEDS_NAME = 2, READS = 4 };

enum { DO_IT = 0, FAIL = 1, FAIL_WITHIN = 2, END_WITHIN = 3, END_AFTER = 4 };

#define MAX_DESCRIPTORS 65536

static const char *folder;
static size_t folder_length;
static const char *only;
static const char *only_operation;
static long fault_at;
static const char *kind = "";
static int fault_errno;
static int is_lasting;
static int trace = -1;
static atomic_long counter;
static atomic_int has_happened;
static char lost_folder[PATH_MAX];
static _Atomic(char *) paths[MAX_DESCRIPTORS];

__attribute__((constructor)) static void begin(void)
{
    folder = getenv("FAULT_FOLDER");
    folder_length = folder ? strlen(folder) : 0;
    only = getenv("FAULT_ONLY");
    only_operation = getenv("FAULT_OPERATION");
    const char *at = getenv("FAULT_AT");
    fault_at = at ? atol(at) : 0;
    const char *named = getenv("FAULT_KIND");
    kind = named ? named : "";
    fault_errno = !strcmp(kind, "ENOSPC") ? ENOSPC : !strcmp(kind, "EIO") ? EIO : !strcmp(kind, "EACCES") ? EACCES : 0;
    const char *lasting = getenv("FAULT_LASTING");
    is_lasting = lasting && !strcmp(lasting, "1");
    const char *path = getenv("FAULT_TRACE");
    if (path)
        trace = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int is_watched(const char *path)
{
    return folder_length && path && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

static void tell(const char *mark, long number, const char *operation, const char *path)
{
    if (trace < 0)
        return;
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s%ld %s %s\n", mark, number, operation, path + (path[folder_length] ? folder_length + 1 : 0));
    syscall(SYS_write, trace, line, length);
}

static int can_fail(int needs)
{
    return fault_errno == ENOSPC ? needs & NEEDS_ROOM : fault_errno == EACCES ? needs & NEEDS_NAME : 1;
}

static int is_in_lost_folder(const char *path)
{
    const char *end = strrchr(path, '/');
    size_t length = end ? (size_t)(end - path) : 0;
    return strlen(lost_folder) == length && !strncmp(lost_folder, path, length);
}

/* A stray SIGCONT, as the kernel sends to groups that lose their parent, must not wake it. */
static void stand_still(void)
{
    char go[PATH_MAX];
    snprintf(go, sizeof go, "%s.go", getenv("FAULT_TRACE"));
    while (syscall(SYS_faccessat, AT_FDCWD, go, F_OK))
        syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGSTOP);
}

/* Counts an operation, and says what becomes of it. */
static int fate(const char *operation, int needs, const char *path)
{
    if (!is_watched(path) || (only && !strstr(path + folder_length, only)) || (only_operation && strcmp(operation, only_operation)))
        return DO_IT;
    long number = atomic_fetch_add(&counter, 1) + 1;
    tell("", number, operation, path);
    if (!fault_at || number < fault_at || !can_fail(needs))
        return DO_IT;
    if (atomic_exchange(&has_happened, 1)) {
        if (!is_lasting || !fault_errno || (fault_errno == EACCES && !is_in_lost_folder(path)))
            return DO_IT;
        errno = fault_errno;
        return FAIL;
    }
    const char *end = strrchr(path, '/');
    memcpy(lost_folder, path, (size_t)(end - path));
    tell("!", number, operation, path);
    if (!strcmp(kind, "KILL_BEFORE"))
        kill(getpid(), SIGKILL);
    if (!strcmp(kind, "STOP"))
        stand_still();
    if (!strcmp(kind, "KILL_WITHIN"))
        return END_WITHIN;
    if (!strcmp(kind, "KILL_AFTER"))
        return END_AFTER;
    if (!fault_errno)
        return DO_IT;
    errno = fault_errno;
    return fault_errno == EIO ? FAIL_WITHIN : FAIL;
}

static void after(int what)
{
    if (what == END_AFTER || what == END_WITHIN)
        kill(getpid(), SIGKILL);
}

static const char *path_of(int descriptor)
{
    return descriptor >= 0 && descriptor < MAX_DESCRIPTORS ? atomic_load(&paths[descriptor]) : NULL;
}

static void remember(int descriptor, const char *path)
{
    if (descriptor < 0 || descriptor >= MAX_DESCRIPTORS)
        return;
    int saved = errno;
    /* What a descriptor was before is never freed: another thread may be reading it, and there are few. */
    atomic_store(&paths[descriptor], path && is_watched(path) ? strdup(path) : NULL);
    errno = saved;
}

/* Where .NET asks the C library for a function by name, it would pass by this one. */
void *dlsym(void *handle, const char *name)
{
    static void *(*real)(void *, const char *);
    if (!real) {
        static const char *const versions[] = { "GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5" };
        for (size_t i = 0; !real && i < sizeof versions / sizeof *versions; i++)
            real = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    }
    if (handle != RTLD_NEXT) {
        if (!strcmp(name, "open"))
            return (void *)open;
        if (!strcmp(name, "close"))
            return (void *)close;
        if (!strcmp(name, "fsync"))
            return (void *)fsync;
        if (!strcmp(name, "syncfs"))
            return (void *)syncfs;
    }
    return real(handle, name);
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) \
        real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* Names: a call that makes, moves or removes one. */
#define ON_NAME(name, label, needs, path, parameters, arguments) \
    int name parameters \
    { \
        REAL(name); \
        int what = fate(label, needs, path); \
        if (what == FAIL || what == FAIL_WITHIN) \
            return -1; \
        if (what == END_WITHIN) \
            after(what); \
        int result = real arguments; \
        after(what); \
        return result; \
    }

ON_NAME(rename, "rename", NEEDS_ROOM | NEEDS_NAME, to, (const char *from, const char *to), (from, to))
ON_NAME(renameat, "rename", NEEDS_ROOM | NEEDS_NAME, to, (int a, const char *from, int b, const char *to), (a, from, b, to))
ON_NAME(renameat2, "rename", NEEDS_ROOM | NEEDS_NAME, to, (int a, const char *from, int b, const char *to, unsigned flags), (a, from, b, to, flags))
ON_NAME(link, "link", NEEDS_ROOM | NEEDS_NAME, to, (const char *from, const char *to), (from, to))
ON_NAME(unlink, "unlink", NEEDS_NAME, path, (const char *path), (path))
ON_NAME(unlinkat, "unlink", NEEDS_NAME, path, (int at, const char *path, int flags), (at, path, flags))
ON_NAME(remove, "unlink", NEEDS_NAME, path, (const char *path), (path))
ON_NAME(rmdir, "rmdir", NEEDS_NAME, path, (const char *path), (path))
ON_NAME(mkdir, "mkdir", NEEDS_ROOM | NEEDS_NAME, path, (const char *path, mode_t mode), (path, mode))
ON_NAME(mkdirat, "mkdir", NEEDS_ROOM | NEEDS_NAME, path, (int at, const char *path, mode_t mode), (at, path, mode))

/* Descriptors: a call that flushes or resizes. A full disk can still make a file shorter. */
#define GROWS(fd, length) (path_of(fd) && (length) > length_of(fd))

static off64_t length_of(int fd)
{
    struct stat64 found;
    return fstat64(fd, &found) ? 0 : found.st_size;
}

ON_NAME(fsync, "fsync", NEEDS_ROOM, path_of(fd), (int fd), (fd))
ON_NAME(fdatasync, "fsync", NEEDS_ROOM, path_of(fd), (int fd), (fd))
ON_NAME(syncfs, "fsync", NEEDS_ROOM, path_of(fd), (int fd), (fd))
ON_NAME(ftruncate, GROWS(fd, length) ? "extend" : "truncate", GROWS(fd, length) ? NEEDS_ROOM : 0, path_of(fd), (int fd, off_t length), (fd, length))
ON_NAME(ftruncate64, GROWS(fd, length) ? "extend" : "truncate", GROWS(fd, length) ? NEEDS_ROOM : 0, path_of(fd), (int fd, off64_t length), (fd, length))
ON_NAME(fallocate, "fallocate", NEEDS_ROOM, path_of(fd), (int fd, int mode, off_t at, off_t length), (fd, mode, at, length))
ON_NAME(fallocate64, "fallocate", NEEDS_ROOM, path_of(fd), (int fd, int mode, off64_t at, off64_t length), (fd, mode, at, length))

/* These give the error instead of setting errno. */
#define ON_ALLOCATE(name, offset) \
    int name(int fd, offset at, offset length) \
    { \
        REAL(name); \
        int what = fate("fallocate", NEEDS_ROOM, path_of(fd)); \
        if (what == FAIL || what == FAIL_WITHIN) \
            return errno; \
        int result = real(fd, at, length); \
        after(what); \
        return result; \
    }

ON_ALLOCATE(posix_fallocate, off_t)
ON_ALLOCATE(posix_fallocate64, off64_t)

/* An operation of its own only where it writes or makes; opening to read can be denied, too. */
static int open_as(int (*real)(int, const char *, int, mode_t), int at, const char *path, int flags, mode_t mode)
{
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    int makes = (flags & O_CREAT) && is_watched(path) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK);
    int what = fate(makes ? "create" : writes ? "open" : "openread", (makes ? NEEDS_ROOM : 0) | NEEDS_NAME, path);
    if (what == FAIL || what == FAIL_WITHIN)
        return -1;
    if (what == END_WITHIN)
        after(what);
    int descriptor = real(at, path, flags, mode);
    remember(descriptor, path);
    after(what);
    return descriptor;
}

static int real_openat(int at, const char *path, int flags, mode_t mode)
{
    return (int)syscall(SYS_openat, at, path, flags | O_LARGEFILE, mode);
}

static mode_t mode_of(int flags, va_list rest)
{
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define ON_OPEN(name, parameters, last, at) \
    int name parameters \
    { \
        va_list rest; \
        va_start(rest, last); \
        mode_t mode = mode_of(flags, rest); \
        va_end(rest); \
        return open_as(real_openat, at, path, flags, mode); \
    }

ON_OPEN(open, (const char *path, int flags, ...), flags, AT_FDCWD)
ON_OPEN(open64, (const char *path, int flags, ...), flags, AT_FDCWD)
ON_OPEN(openat, (int at, const char *path, int flags, ...), flags, at)
ON_OPEN(openat64, (int at, const char *path, int flags, ...), flags, at)
int __open_2(const char *path, int flags) { return open_as(real_openat, AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_as(real_openat, AT_FDCWD, path, flags, 0); }
int creat(const char *path, mode_t mode) { return open_as(real_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd)
{
    REAL(close);
    remember(fd, NULL);
    return real(fd);
}

/* Half of what was to be written arrives, as on a device that fails under way. */
static void write_half(int fd, const void *bytes, size_t count, off64_t at)
{
    int saved = errno;
    if (at < 0)
        at = syscall(SYS_lseek, fd, 0, SEEK_CUR);
    if (at >= 0 && count > 1)
        (void)!syscall(SYS_pwrite64, fd, bytes, count / 2, at);
    errno = saved;
}

static size_t first_length(const struct iovec *parts, int count)
{
    return count > 0 ? parts[0].iov_len : 0;
}

#define ON_WRITE(name, parameters, arguments, bytes, length, at) \
    ssize_t name parameters \
    { \
        REAL(name); \
        int what = fate("write", NEEDS_ROOM, path_of(fd)); \
        if (what == FAIL_WITHIN || what == END_WITHIN) \
            write_half(fd, bytes, length, at); \
        if (what == FAIL || what == FAIL_WITHIN) \
            return -1; \
        if (what == END_WITHIN) \
            after(what); \
        ssize_t result = real arguments; \
        after(what); \
        return result; \
    }

ON_WRITE(write, (int fd, const void *bytes, size_t count), (fd, bytes, count), bytes, count, -1)
ON_WRITE(pwrite, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at), bytes, count, at)
ON_WRITE(pwrite64, (int fd, const void *bytes, size_t count, off64_t at), (fd, bytes, count, at), bytes, count, at)
ON_WRITE(writev, (int fd, const struct iovec *parts, int count), (fd, parts, count), parts->iov_base, first_length(parts, count), -1)
ON_WRITE(pwritev, (int fd, const struct iovec *parts, int count, off_t at), (fd, parts, count, at), parts->iov_base, first_length(parts, count), at)
ON_WRITE(pwritev64, (int fd, const struct iovec *parts, int count, off64_t at), (fd, parts, count, at), parts->iov_base, first_length(parts, count), at)

#define ON_READ(name, parameters, arguments) \
    ssize_t name parameters \
    { \
        REAL(name); \
        int what = fate("read", READS, path_of(fd)); \
        if (what == FAIL || what == FAIL_WITHIN) \
            return -1; \
        if (what == END_WITHIN) \
            after(what); \
        ssize_t result = real arguments; \
        after(what); \
        return result; \
    }

ON_READ(read, (int fd, void *bytes, size_t count), (fd, bytes, count))
ON_READ(pread, (int fd, void *bytes, size_t count, off_t at), (fd, bytes, count, at))
ON_READ(pread64, (int fd, void *bytes, size_t count, off64_t at), (fd, bytes, count, at))
ON_READ(preadv, (int fd, const struct iovec *parts, int count, off_t at), (fd, parts, count, at))
ON_READ(preadv64, (int fd, const struct iovec *parts, int count, off64_t at), (fd, parts, count, at))
