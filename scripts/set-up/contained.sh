#!/bin/bash
# contained.sh PARENT PACKAGES CMD...: runs CMD so that it dies with process PARENT. As root also all that CMD starts (a pid namespace),
# and with PACKAGES (a tree of unpacked Debian packages, or empty) laid over /usr for CMD alone.
parent=$1 packages=$2; shift 2
[ "$(id -u)" = 0 ] || exec setpriv --pdeathsig KILL bash -c '[ $PPID = '"$parent"' ] && exec "$@"' - "$@"
exec setpriv --pdeathsig KILL bash -c '[ $PPID = '"$parent"' ] && exec unshare --mount --pid --fork --kill-child --mount-proc bash -c "$@"' - '
  set -e; packages=$1; shift
  if [ -n "$packages" ]; then for d in bin sbin lib libexec share; do
    if [ -d "$packages/usr/$d" ]; then mount -t overlay -o "ro,lowerdir=$packages/usr/$d:/usr/$d" overlay "/usr/$d"; fi
  done; fi
  exec "$@"' - "$packages" "$@"
