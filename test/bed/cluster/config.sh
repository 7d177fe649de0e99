# Sourced by inside.sh: the configuration of every part, and the addresses that CMD is told. All of it lies in $B, on a tmpfs of the bed.
API_PORT=${BED_API_PORT:-6443} REGISTRY_PORT=${BED_REGISTRY_PORT:-5000} REFERRERS_PORT=${BED_REFERRERS_PORT:-5001} ISSUER_PORT=${BED_ISSUER_PORT:-8443}
# Two tokens, so that the audit log tells the callers of a test from the parts of the cluster. Both live as long as the bed, on its loopback.
ADMIN_TOKEN=bed-admin-token COMPONENTS_TOKEN=bed-components-token

write_configs() {
  cat > registry.yml <<Y
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $B/registry}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$REGISTRY_PORT"}
Y
  cat > containerd.toml <<Y
version = 2
root = "$B/containerd"
state = "/run/containerd"
[plugins."io.containerd.internal.v1.opt"]
  path = "$B/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "127.0.0.1:$REGISTRY_PORT/pause:1"
  disable_apparmor = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$B/cni"
Y
  cat > cni/10-bed.conflist <<Y
{"cniVersion":"0.4.0","name":"bed","plugins":[
 {"type":"bridge","bridge":"bed0","isGateway":true,"ipam":{"type":"host-local","ranges":[[{"subnet":"10.244.0.0/24"}]]}},
 {"type":"portmap","capabilities":{"portMappings":true}}]}
Y
  cat > kubelet.yaml <<Y
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: 10.244.0.1
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
volumePluginDir: $B/volumeplugins
cgroupDriver: cgroupfs
cgroupsPerQOS: false
enforceNodeAllocatable: []
failSwapOn: false
failCgroupV1: false
localStorageCapacityIsolation: false
evictionHard: {memory.available: 1Mi, nodefs.available: "0%", nodefs.inodesFree: "0%", imagefs.available: "0%"}
imageGCHighThresholdPercent: 100
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
resolvConf: ""
Y
  cat > audit-policy.yaml <<Y
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- {level: None, users: ["bed:components"]}
- {level: Metadata, verbs: [create, update, patch, delete, deletecollection]}
- {level: None}
Y
  touch log/audit.json
  kubeconfig "$ADMIN_TOKEN" > kubeconfig
  kubeconfig "$COMPONENTS_TOKEN" > components.kubeconfig
}

kubeconfig() {
  cat <<Y
apiVersion: v1
kind: Config
clusters: [{name: bed, cluster: {server: "https://127.0.0.1:$API_PORT", certificate-authority: $B/pki/apiserver.crt}}]
users: [{name: user, user: {token: $1}}]
contexts: [{name: bed, context: {cluster: bed, user: user}}]
current-context: bed
Y
}

make_keys() {
  openssl genrsa -out pki/sa.key 2048 2> /dev/null
  openssl rsa -in pki/sa.key -pubout -out pki/sa.pub 2> /dev/null
  printf '%s\n' "$ADMIN_TOKEN,admin,admin,\"system:masters\"" "$COMPONENTS_TOKEN,bed:components,components,\"system:masters\"" > pki/tokens.csv
}

# The API server trusts the bed's OIDC issuer as a real one would trust GitHub's: by audience and by repository.
write_authentication() {
  cat > authentication.yaml <<Y
apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt:
- issuer:
    url: https://127.0.0.1:$ISSUER_PORT
    audiences: [tidegate-bed]
    certificateAuthority: |
$(sed 's/^/      /' issuer/ca.crt)
  claimMappings: {username: {expression: '"gh:" + claims.sub'}}
  claimValidationRules:
  - {expression: 'claims.repository == "acme/shop"', message: 'only acme/shop may come in'}
Y
}

export_addresses() {
  export TIDEGATE_BED=1 KUBECONFIG=$B/kubeconfig TIDEGATE_BED_API=https://127.0.0.1:$API_PORT TIDEGATE_BED_API_CA=$B/pki/apiserver.crt
  export TIDEGATE_BED_REGISTRY=127.0.0.1:$REGISTRY_PORT TIDEGATE_BED_REFERRERS_REGISTRY=127.0.0.1:$REFERRERS_PORT
  export TIDEGATE_BED_LOGS=$B/log TIDEGATE_BED_AUDIT_LOG=$B/log/audit.json
  export TIDEGATE_BED_ISSUER=https://127.0.0.1:$ISSUER_PORT TIDEGATE_BED_CA=$B/issuer/ca.crt TIDEGATE_BED_AUDIENCE=tidegate-bed
  TIDEGATE_BED_ISSUER_CONTROL=$(jq -r .control issuer/ready.json); export TIDEGATE_BED_ISSUER_CONTROL
  if [ -n "${BED_STATE-}" ]; then
    outside_kubeconfig > "$BED_STATE/kubeconfig"
    cp issuer/ca.crt "$BED_STATE/issuer-ca.crt"
  fi
}

# The same cluster for the host (`bed up`): the certificate inline, since $B exists only inside.
outside_kubeconfig() { kubeconfig "$ADMIN_TOKEN" | sed "s|certificate-authority: $B/pki/apiserver.crt|certificate-authority-data: $(base64 -w0 $B/pki/apiserver.crt)|"; }
