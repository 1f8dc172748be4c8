/** Settings: agents, what they may do, and what they did. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/agents.ts';

export const agents = {
  lead: '使用Model Context Protocol的助手和其他程序。它们可以查看家庭，并起草自动化；草稿在您启用之前不会运行。',
  connect: '智能体启动此命令：',
  allowed: '智能体可以控制的内容',
  allowedLead: '仅限此处列出的内容。有风险的操作（如门锁、车库门或警报）每次都要等您点击。',
  none: '无：智能体只能查看。',
} as const satisfies Like<typeof english.agents>;

export const agentOutcomes = {
  confirmed: '已完成',
  unconfirmed: '已发送，未确认',
  failed: '失败',
  drafted: '已起草',
  notAllowed: '已拒绝：设置中未允许',
  person: '已被人拒绝',
  timeout: '已拒绝：无人回应',
  withdrawn: '已撤回',
  tooMany: '已拒绝：请求过多',
  stopped: '已拒绝：服务已停止',
  unknown: '已拒绝：没有此实体',
  invalid: '已拒绝：无效',
  allowed: '已允许',
} as const satisfies Like<typeof english.agentOutcomes>;
