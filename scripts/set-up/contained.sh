#!/bin/bash
# contained.sh PARENT PACKAGES CMD...: runs CMD so that it, and all that it starts, die with process PARENT (a pid namespace),
# and with PACKAGES (a tree of unpacked Debian packages, or empty; root only) laid over /usr for CMD alone.
parent=$1 packages=$2; shift 2
spaces=(--mount --pid --fork --kill-child --mount-proc)
if [ "$(id -u)" != 0 ]; then
  spaces=(--user --map-current-user "${spaces[@]}")
  # Where a system allows users no namespaces of their own, CMD alone dies with PARENT; what CMD started ends by itself.
  unshare "${spaces[@]}" true 2> /dev/null || exec setpriv --pdeathsig KILL bash -c '[ $PPID = '"$parent"' ] && exec "$@"' - "$@"
fi
exec setpriv --pdeathsig KILL bash -c '[ $PPID = '"$parent"' ] && exec unshare "$@"' - "${spaces[@]}" bash -c '
  set -e; packages=$1; shift
  if [ -n "$packages" ]; then for d in bin sbin lib libexec share; do
    if [ -d "$packages/usr/$d" ]; then mount -t overlay -o "ro,lowerdir=$packages/usr/$d:/usr/$d" overlay "/usr/$d"; fi
  done; fi
  exec "$@"' - "$packages" "$@"
