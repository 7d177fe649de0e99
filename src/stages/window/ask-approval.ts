import { type ApprovalWord, judgeApproval } from '../../core/approval/judge-approval.ts';
import type { ApprovalRules } from '../../core/policy/rules-for.ts';
import type { Remark } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { asGate } from './ask.ts';
import type { GatePorts, GateRequest } from './ports.ts';

/** Whether enough people approved; only what the rules ask for is read. */
export async function askApproval(ports: GatePorts, request: GateRequest, rules: ApprovalRules): Promise<ApprovalWord> {
  const { facts } = ports;
  const ask = async (): Promise<ApprovalWord> => {
    const isDelivery = rules.flow === 'delivery';
    const byEnvironment = isDelivery && rules.by === 'environment';
    const byDispatch = isDelivery && rules.by === 'dispatch';
    const [protection, approvals, written, role] = await Promise.all([
      byEnvironment || request.requireProtection ? facts.environment(request.environment) : undefined,
      byEnvironment ? facts.approvals(request.run.id) : [],
      isDelivery && rules.not.includes('authors') ? readAuthors(ports, request) : undefined,
      byDispatch ? facts.roleOf(request.run.starter) : undefined,
    ]);
    const word = judgeApproval(
      {
        environment: request.environment,
        requireProtection: request.requireProtection,
        approvals,
        starter: { login: request.run.starter, ...present({ role }) },
        event: request.run.event,
        attempt: request.run.attempt,
        ...present({ protection, authors: written?.authors }),
      },
      rules,
    );
    return { ...word, remarks: [...word.remarks, ...(written?.remarks ?? [])] };
  };
  return asGate('approval', 'reading who approved', ask, (finding) => ({ finding, approvedBy: [], remarks: [] }));
}

/** The authors of everything since what runs now. */
async function readAuthors({ facts }: GatePorts, { environment, service, sha }: GateRequest) {
  const base = await facts.deployedCommit(environment, service);
  const authors = await facts.authors(base, sha);
  return { authors, remarks: base === undefined ? [first(environment, service)] : [] };
}

const first = (environment: string, service: string): Remark => ({
  severity: 'notice',
  problem: {
    code: 'DW027',
    fault: 'user',
    what: `this is the first deployment of ${service} to ${environment} with a status of ours: only the authors of its newest change are known`,
  },
});
