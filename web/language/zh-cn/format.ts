import type { format as english } from '../en/format.ts';
import type { Translation } from '../translation.ts';

export const format: Translation<typeof english> = {
  unit: { second: '秒', minute: '分', minuteAlone: '分钟', hour: '小时', day: '天' },
  late: '晚 {{duration}}',
  early: '早 {{duration}}',
  onTime: '准点',
  enterTime: '请输入时间。',
  writeTime: '请按 14:05、14:05:30 或 2020-10-02T14:05:30Z 填写。',
  noSuchTime: '没有这样的时间。',
  outside: '超出时段 {{from}} 至 {{to}}。',
};
