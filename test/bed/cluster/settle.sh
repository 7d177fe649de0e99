# Sourced by inside.sh: makes the fresh namespaces a machine of its own, so that nothing of the bed reaches the host.
settle_namespaces() {
  local d n=0 s tree
  ip link set lo up
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    # cgroup v2 (written from the documentation; only v1 was run): the root of this cgroup namespace, its process in the leaf `life`.
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    for d in $(cat /sys/fs/cgroup/cgroup.controllers); do echo "+$d" > /sys/fs/cgroup/cgroup.subtree_control || :; done
  else
    for tree in /sys/fs/cgroup/*/; do mount --bind "$tree/bed.$ID" "$tree"; done
  fi
  if [ -d /var/lib/dpkg ]; then exec 9< /var/lib/dpkg; fi
  for d in /run /var/lib /var/log; do mount -t tmpfs -o mode=755 tmpfs $d; done
  # The list of installed packages stays visible, so that the set-up works in the bed too.
  if [ -d /proc/self/fd/9 ]; then mkdir /var/lib/dpkg; mount --no-canonicalize --bind -o ro /proc/self/fd/9 /var/lib/dpkg; exec 9<&-; fi
  # The Debian packages that the host lacks, laid over /usr: the host itself stays as it is. A bed in a bed finds them there.
  if [ -n "${BED_PACKAGES-}" ] && [ -z "${TIDEGATE_BED-}" ]; then
    for d in bin sbin lib libexec share; do
      if [ -d "$BED_PACKAGES/usr/$d" ]; then mount -t overlay -o "ro,lowerdir=$BED_PACKAGES/usr/$d:/usr/$d" overlay /usr/$d; fi
    done
  fi
  # The same names on every machine: some hosts' own file knows localhost by IPv4 alone.
  printf '127.0.0.1 localhost %s\n::1 localhost\n' "$(uname -n)" > /run/hosts; mount --bind /run/hosts /etc/hosts
  # The kubelet sets these for the whole machine: files bound over them take its writes.
  for s in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 kernel/keys/root_maxkeys=1000000 \
    kernel/keys/root_maxbytes=25000000; do
    n=$((n + 1)); echo "${s#*=}" > /run/sysctl.$n; mount --bind /run/sysctl.$n "/proc/sys/${s%=*}"
  done
  export PATH="$BED_NODE:$BED_TOOLS:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH"
  mkdir -p $B/{pki,cni,log,issuer}
  ip link add bed0 type bridge; ip addr add 10.244.0.1/24 dev bed0; ip link set bed0 up
}
