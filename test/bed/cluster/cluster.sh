#!/bin/bash
# cluster.sh CMD...: runs CMD beside a one-node Kubernetes, in fresh mount, net, pid and cgroup namespaces.
# Ends with CMD's exit code. Nothing is left when this process ends; after SIGKILL only empty cgroup folders, which the next start sweeps.
# This file is the outside: it makes the namespaces and guards their life. inside.sh is process 1 in there. README.md tells what it needs.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
: "${BED_KUBE:?the kube binary, an absolute path}" "${BED_IMAGES:?the OCI layout with app and pause, an absolute path}" "${BED_TOOLS:?PATH of the tools}"
CGROUPS=/sys/fs/cgroup
unified() { [ -f $CGROUPS/cgroup.controllers ]; }      # cgroup v2: one tree. Else one tree per controller.
first_tree() { trees | head -n 1; }
trees() { if unified; then echo $CGROUPS; else printf '%s\n' $CGROUPS/*/; fi; }

# sweep [ID]: removes the cgroups of bed ID and of every bed whose process is gone. A kernel needs a moment before a killed group is empty.
sweep() {
  local tree group id i
  for tree in $(trees); do for group in "$tree"/bed.*; do
    id=${group##*.}
    [ "$id" = "${1-}" ] || [ ! -d "/proc/$id" ] || continue
    for i in $(seq 60); do [ -d "$group" ] || break; find "$group" -depth -type d -exec rmdir {} + || sleep 0.05; done
  done; done 2> /dev/null
}

end() {
  set +e
  trap '' INT TERM HUP
  # The chain's first process takes all others along; its cgroup names it (a foreground child is no job that bash would list).
  # A child that was forked a moment ago stands in no cgroup yet: it is found by its parent. Twice, because it may just be moving.
  for i in 1 2; do
    pkill -KILL -P $$
    kill -KILL $(cat "$(first_tree)"/bed.$$/cgroup.procs "$(first_tree)"/bed.$$/life/cgroup.procs) $forwarder
    wait
  done
  sweep $$
} 2> /dev/null

sweep
forwarder=
trap end EXIT                                           # no trap on TERM and HUP: bash would put it off until the child has ended

for tree in $(trees); do
  mkdir "$tree/bed.$$"
  if [ -f "$tree/cpuset.cpus" ]; then for f in cpus mems; do cat "$tree/cpuset.$f" > "$tree/bed.$$/cpuset.$f"; done; fi
done
if unified; then
  mkdir $CGROUPS/bed.$$/life                            # v2: a group with children may hold no process itself
  for c in $(cat $CGROUPS/cgroup.controllers); do echo "+$c" > $CGROUPS/cgroup.subtree_control || :; done 2> /dev/null
fi

# For `npm run bed -- up`: the loopback ports of the namespaces, reachable at the same numbers on the host.
if [ -n "${BED_FORWARD-}" ]; then
  setpriv --pdeathsig KILL "$BED_NODE/node" "$HERE/forward.mjs" outside "$BED_FORWARD" < /dev/null &
  forwarder=$!
fi

# The chain of deaths: this script → setpriv's parent-death signal → unshare → --kill-child → process 1 → everything inside.
# The check of $PPID closes the gap in which this script died before setpriv took effect. Not in the background: CMD would ignore Ctrl-C.
rc=0
(
  for tree in $(trees); do echo "$BASHPID" > "$tree/bed.$$/cgroup.procs"; done
  exec setpriv --pdeathsig KILL bash -c '[ $PPID = '$$' ] || exit 1; exec unshare --cgroup bash -c "$@"' - '
    life=$1; shift; if [ -d "$life" ]; then echo $$ > "$life/cgroup.procs"; fi
    exec unshare --mount --net --pid --fork --kill-child --mount-proc bash "$@"' - $CGROUPS/bed.$$/life "$HERE/inside.sh" $$ "$@"
) || rc=$?
exit $rc
