import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { expect, test } from '@jest/globals';
import { describeWithCluster } from '../../support/with-cluster.ts';
import { connectIssuer } from '../oidc/control.ts';
import type { JobArgs } from '../oidc/request-endpoint.ts';

const audience = process.env.TIDEGATE_BED_AUDIENCE ?? '';

/** A token as a job gets it: from the issuer's request endpoint, for an audience. */
const tokenFor = async (job: JobArgs, wanted = audience): Promise<string> => {
  const access = await connectIssuer(process.env.TIDEGATE_BED_ISSUER_CONTROL ?? '').addJob({
    permissions: { 'id-token': 'write' },
    ...job,
  });
  const { value } = (await get(`${access?.requestUrl}&audience=${wanted}`, access?.requestToken ?? '', 'TIDEGATE_BED_CA')).body as {
    value: string;
  };
  return value;
};

const get = (url: string, bearer: string, ca: string, body?: object): Promise<{ status: number | undefined; body: unknown }> =>
  new Promise((done, fail) => {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
    const call = request(url, { method: body ? 'POST' : 'GET', headers, ca: readFileSync(process.env[ca] ?? '') }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode, body: JSON.parse(text) }));
    });
    call.once('error', fail).end(body && JSON.stringify(body));
  });

/** Who the API server takes the bearer for. */
const whoAmI = async (token: string): Promise<{ status: number | undefined; name?: string | undefined }> => {
  const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  const url = `${process.env.TIDEGATE_BED_API}/apis/authentication.k8s.io/v1/selfsubjectreviews`;
  const { status, body } = await get(url, token, 'TIDEGATE_BED_API_CA', review);
  return { status, name: (body as { status?: { userInfo?: { username?: string } } }).status?.userInfo?.username };
};

describeWithCluster("the API server, given a job's OIDC token", () => {
  test.each([
    { title: 'of a job on main', job: {}, name: 'gh:repo:acme/shop:ref:refs/heads/main' },
    {
      title: 'of a job with an environment',
      job: { claims: { environment: 'production' } },
      name: 'gh:repo:acme/shop:environment:production',
    },
    { title: 'with the immutable sub', job: { immutableSub: true }, name: 'gh:repo:acme@1001/shop@2002:ref:refs/heads/main' },
  ])('$title, knows the job by its sub', async ({ job, name }) => {
    expect(await whoAmI(await tokenFor(job))).toEqual({ status: 201, name });
  });

  test.each([
    { title: 'of another repository', job: { claims: { repository: 'acme/other' } } },
    { title: 'that has expired', job: { ttl: -60 } },
    { title: 'for another audience', job: {}, wanted: 'https://github.com/acme' },
  ])('$title, refuses it', async ({ job, wanted }) => {
    expect(await whoAmI(await tokenFor(job, wanted))).toEqual({ status: 401, name: undefined });
  });

  test('lets the job do what RBAC allows its name, and no more', async () => {
    const token = await tokenFor({ claims: { ref: 'refs/heads/rbac' } });
    const user = 'gh:repo:acme/shop:ref:refs/heads/rbac';
    const call = (path: string) => get(`${process.env.TIDEGATE_BED_API}${path}`, token, 'TIDEGATE_BED_API_CA');
    expect((await call('/api/v1/namespaces/default/configmaps')).status).toBe(403);
    execFileSync('kubectl', ['create', 'rolebinding', 'oidc-view', '--clusterrole=view', `--user=${user}`, '--namespace=default']);
    try {
      expect((await call('/api/v1/namespaces/default/configmaps')).status).toBe(200);
      expect((await call('/api/v1/namespaces/kube-system/configmaps')).status).toBe(403);
    } finally {
      execFileSync('kubectl', ['delete', 'rolebinding', 'oidc-view', '--namespace=default']);
    }
  });
}, ['bed', 'issuer']);
