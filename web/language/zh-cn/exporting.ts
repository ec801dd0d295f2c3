import type { exporting as english } from '../en/exporting.ts';
import type { Translation } from '../translation.ts';

export const exporting: Translation<typeof english> = {
  label: '导出',
  nothing: '没有可导出的内容',
  what: '内容',
  name: {
    records: '全部记录（NDJSON）',
    tasks: '任务表格（CSV）',
    flights: '航班表格（CSV）',
    notifications: '告警表格（CSV）',
    geojson: '轨迹（GeoJSON）',
    csv: '轨迹表格（CSV）',
    gpx: '轨迹（GPX）',
    kml: '轨迹，用于 Google Earth（KML）',
    czml: '轨迹，用于 Cesium（CZML）',
    map: '机场地图（GeoJSON）',
  },
  hint: {
    records: '保留导入时的每一条记录。在别处重新导入后，回放完全一致。',
    tasks: '任务的每次变化一行，含当时已知的全部信息。',
    flights: '航班的每次变化一行，含当时已知的全部信息。',
    notifications: '每条告警一行。',
    geojson: '每辆车一条线，附时间、航向和速度。适用于 QGIS 等软件。',
    csv: '每个位置一行。适用于电子表格。',
    gpx: '每辆车一条轨迹，静默超过 60 秒处断开。',
    kml: '每辆车一条带时间的轨迹，静默超过 60 秒处断开。',
    czml: '带时钟的移动点，车辆静默超过 60 秒时隐藏。',
    map: '机场的机位、登机口、滑行道和道路。',
  },
  range: '时段',
  rangeShown: '当前时段',
  rangeAll: '全部记录',
  filtered: '仅导出符合筛选条件的内容',
  download: '下载',
};
