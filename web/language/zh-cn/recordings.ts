import type { recordings as english } from '../en/recordings.ts';
import type { Translation } from '../translation.ts';

export const recordings: Translation<typeof english> = {
  import: '导入记录',
  importing: '正在导入，{{percent}}%',
  importingPlain: '正在导入',
  close: '关闭',
  drop: {
    anywhere: '松开即可导入',
    anywhereHint: '所有文件要么全部导入，要么全部不导入。',
    busy: '正在导入，请等待完成。',
  },
  missing: {
    title: '{{airport}} 缺少的内容',
    brief: '{{airport}} 缺少{{parts}}',
    name: { positions: '位置', tasks: '任务', flights: '航班', map: '地图' },
    positions: '没有位置：地图显示机场和机位，但没有车辆移动。',
    tasks: '没有任务：无法查看派工执行情况。',
    flights: '没有航班：航班看板和过站保障为空。',
    map: '没有地图：车辆显示在空白底图上，没有机位。请导入该机场的地图：apt.dat、GeoJSON 或 Overpass JSON。',
    works: '仍可使用：{{parts}}。',
    with: {
      always: '时间轴',
      positions: '地图和列表中的车辆',
      listed: '列表中的车辆',
      tasks: '任务及甘特图',
      flights: '航班看板与过站保障',
      map: '机场与机位',
    },
    add: '导入',
  },
};
