import type { reasons as english } from '../en/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<typeof english> = {
  aircraft: '航空器在计划开始后 {{duration}} 才上轮挡',
  startUp: '{{at}} 才获准开车（{{milestone}}），比计划推出晚 {{duration}}',
  predecessor: '须先完成{{work}}（{{task}}），该项 {{at}} 才结束，晚了 {{duration}}',
  predecessorOpen: '须先完成{{work}}（{{task}}），该项尚未结束，已晚 {{duration}}',
  equipment: '须先就位{{work}}（{{task}}），该项 {{at}} 才开始，晚了 {{duration}}',
  equipmentOpen: '须先就位{{work}}（{{task}}），该项尚未开始，已晚 {{duration}}',
  assignedLate: '派工过晚 {{duration}}，车辆无法按时到位',
  unassignedOpen: '尚未派车，已 {{duration}}',
  noneFree_other: '无车可派 {{duration}}；{{count}} 次派工决策均无空闲车辆',
  rejected: '{{vehicle}} {{because}}',
  andMore_other: '{{named}}，另有 {{count}} 辆',
  refused: '{{vehicle}} 司机拒绝；{{duration}} 后重新派工',
  reassigned: '车辆由 {{from}} 改派为 {{to}}，耽误 {{duration}}',
  reassignedByHand: '调度员将车辆由 {{from}} 改派为 {{to}}，耽误 {{duration}}',
  busy: '{{vehicle}} 仍在执行{{work}}（{{task}}），占用 {{duration}}',
  busyLate: '{{vehicle}} 仍在执行{{work}}（{{task}}，该任务本身延误 {{late}}），占用 {{duration}}',
  setOff: '{{vehicle}} 当时空闲，但出发晚了 {{duration}}',
  way: '{{vehicle}} 途中用时 {{took}}，预计 {{expected}}',
  work: '作业用时 {{took}}，计划 {{planned}}',
  waited: '{{vehicle}} 到位后等待 {{duration}}，记录未说明原因',
  unexplained: '记录未说明原因（{{duration}}）',
  quoted: '“{{text}}”',
  joint: '：',
  listJoint: '；',
};
