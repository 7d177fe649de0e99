import { boolean, oneOf, text } from '../contract/kinds.ts';

/** How a step reaches a cluster: spread into the inputs of helm-deploy, smoke-test and deliver. */
export const clusterInputs = {
  auth: oneOf(['kubernetes', 'kubeconfig'], {
    description:
      "How to log in to the cluster: kubernetes sends the job's OIDC token straight to the API server, kubeconfig uses the credentials of a kubeconfig.",
    default: 'kubernetes',
  }),
  cluster: text({ description: 'Address of the API server, for auth: kubernetes.' }),
  'cluster-ca': text({
    description: "PEM certificates that the API server's certificate is checked with; empty means the system's roots.",
  }),
  'cluster-audience': text({
    description: 'Audience of the ID token that the API server expects. The address in cluster stands in for it when it is empty.',
  }),
  kubeconfig: text({
    description: 'A kubeconfig, or the path of one, for auth: kubeconfig. Its current context is used.',
    expected: 'a kubeconfig or its path',
  }),
  'allow-exec-plugins': boolean({
    description:
      'Lets a kubeconfig get its token from aws (eks get-token), gke-gcloud-auth-plugin or kubelogin (get-token), found on PATH outside the workspace. Other plugins are never run.',
    default: 'false',
  }),
  'insecure-skip-tls-verify': boolean({
    description: "Accepts a kubeconfig that does not check the API server's certificate. For test clusters only.",
    default: 'false',
  }),
  'allow-untrusted-event': boolean({
    description:
      'Lets the step use credentials in a pull_request_target, workflow_run or issue_comment run that a foreign repository can start.',
    default: 'false',
  }),
} as const;
