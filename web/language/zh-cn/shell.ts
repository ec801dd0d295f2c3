import type { shell as english } from '../en/shell.ts';
import type { Translation } from '../translation.ts';

export const shell: Translation<typeof english> = {
  pane: {
    all: '地图下方的面板',
    gantt: '甘特图',
    flights: '航班',
    turnaround: '过站保障',
    height: '面板高度',
    larger: '面板覆盖地图',
    smaller: '在面板上方显示地图',
    close: '关闭面板',
    loading: '正在加载……',
    failed: '面板加载失败，请刷新页面。',
  },
};
