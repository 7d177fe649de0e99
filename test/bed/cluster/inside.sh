#!/bin/bash
# inside.sh ID CMD...: process 1 of the namespaces that cluster.sh made. Starts the parts, waits until the node is Ready, runs CMD.
set -eu
ID=$1; shift
HERE=$(cd "$(dirname "$0")" && pwd)
HOME_FOLDER=$PWD
B=/run/bed
. "$HERE/settle.sh"
. "$HERE/config.sh"

started=$(date +%s%N)
note() { echo "bed: $(( ($(date +%s%N) - started) / 1000000 )) ms $*" >&2; }
# Each daemon in its own session: else Ctrl-C would stop etcd before the API server, and the end would be noisy.
bg() { local name=$1; shift; setsid "$@" > "$B/log/$name.log" 2>&1 < /dev/null & }
wait_for() {
  local what=$1 i; shift
  for i in $(seq 1200); do if "$@" > /dev/null 2>&1; then return; fi; sleep 0.05; done
  echo "bed: $what: not ready after 60 s. The last lines of the logs:" >&2; tail -n 5 $B/log/*.log >&2; exit 1
}
api() { curl -fs --max-time 5 --cacert $B/pki/apiserver.crt -H "Authorization: Bearer $ADMIN_TOKEN" "https://127.0.0.1:$API_PORT$1"; }
# Compares text: `jq -e` on an empty answer would say ready.
node_ready() { api /api/v1/nodes/bed | jq -r '.status.conditions[] | select(.type == "Ready").status' | grep -qx True; }

settle_namespaces
cd $B
write_configs

bg registry docker-registry serve registry.yml
bg referrers oci-registry "127.0.0.1:$REFERRERS_PORT"
bg containerd containerd --config containerd.toml
bg etcd "$BED_KUBE" etcd --data-dir $B/etcd --unsafe-no-fsync --log-level warn
bg issuer node "$HERE/../oidc/serve.ts" --port "$ISSUER_PORT" --ca-dir $B/issuer
make_keys
wait_for 'OIDC issuer' test -s $B/issuer/ready.json
write_authentication
bg apiserver "$BED_KUBE" apiserver --etcd-servers http://127.0.0.1:2379 --bind-address 127.0.0.1 --advertise-address 10.244.0.1 \
  --secure-port "$API_PORT" --cert-dir $B/pki --token-auth-file pki/tokens.csv --authentication-config authentication.yaml \
  --service-account-key-file pki/sa.pub --service-account-signing-key-file pki/sa.key --service-account-issuer https://kubernetes.default.svc \
  --authorization-mode RBAC,Node --service-cluster-ip-range 10.96.0.0/16 --allow-privileged --kubelet-preferred-address-types InternalIP \
  --audit-policy-file audit-policy.yaml --audit-log-path $B/log/audit.json --audit-log-mode blocking
wait_for registry curl -fs "http://127.0.0.1:$REGISTRY_PORT/v2/"
wait_for 'registry with referrers' curl -fs "http://127.0.0.1:$REFERRERS_PORT/v2/"
for image in app pause; do
  skopeo copy -q --insecure-policy --dest-tls-verify=false "oci:$BED_IMAGES:$image" "docker://127.0.0.1:$REGISTRY_PORT/$image:1"
done
wait_for 'API server' api /readyz
note 'API server ready'
bg controller-manager "$BED_KUBE" controller-manager --kubeconfig components.kubeconfig --service-account-private-key-file pki/sa.key \
  --root-ca-file pki/apiserver.crt --leader-elect=false --secure-port 0 --controllers '*,-nodeipam,-cloud-node-lifecycle' \
  --flex-volume-plugin-dir $B/volumeplugins
bg scheduler "$BED_KUBE" scheduler --kubeconfig components.kubeconfig --leader-elect=false --secure-port 0
bg kubelet "$BED_KUBE" kubelet --kubeconfig components.kubeconfig --config kubelet.yaml --cert-dir $B/pki/kubelet --hostname-override bed --node-ip 10.244.0.1
wait_for node node_ready
note 'node Ready'

export_addresses
if [ -n "${BED_FORWARD-}" ]; then bg forward node "$HERE/forward.mjs" inside "$BED_FORWARD"; fi
cd "$HOME_FOLDER"
rc=0; "$@" || rc=$?
exit $rc
