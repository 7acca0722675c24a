<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
 <context>
  <name>REDReconstruction</name>
  <message>
   <source>RED Low-Dose PET</source>
   <translation type="unfinished">RED 低剂量 PET</translation>
  </message>
  <message>
   <source>Restores low-dose PET sinograms by residual estimation diffusion, shows sinograms and images beside the full-dose reference, measures what was gained, and exports DICOM series. For research only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>PET sinogram</source>
   <translation type="unfinished">PET 正弦图</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">病例</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation type="unfinished">恢复</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation type="unfinished">比较</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">证据</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished">测量</translation>
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished">导出</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">阅片研究</translation>
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished">帮助</translation>
  </message>
  <message>
   <source>What each section and its controls are for; F1 opens the part of the section under the mouse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">检查此计算机...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.case_list</name>
  <message>
   <source>Looking for cases…</source>
   <translation type="unfinished">正在查找病例…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">停止</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">全部恢复</translation>
  </message>
  <message>
   <source>Case {number}</source>
   <translation type="unfinished">病例 {number}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">病例</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">状态</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">证据</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">剂量</translation>
  </message>
  <message>
   <source>Choose a case of the list below, or press {key}.</source>
   <translation type="unfinished">从下面的列表中选择病例，或按 {key}。</translation>
  </message>
  <message>
   <source>Reading case {done} of {total}</source>
   <translation type="unfinished">正在读取第 {done} 个病例，共 {total} 个</translation>
  </message>
 </context>
 <context>
  <name>case.cohort</name>
  <message>
   <source>Stop</source>
   <translation type="unfinished">停止</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">队列…</translation>
  </message>
  <message>
   <source>Choose a new folder for the results, or one of an earlier cohort</source>
   <translation type="unfinished">选择新的结果文件夹，或以前队列的文件夹</translation>
  </message>
  <message>
   <source>Cohort: {done} of {total} cases</source>
   <translation type="unfinished">队列：{done}/{total} 例</translation>
  </message>
 </context>
 <context>
  <name>case.corrections_dialog</name>
  <message>
   <source>Corrections of the scan</source>
   <translation type="unfinished">扫描的校正</translation>
  </message>
  <message>
   <source>Uncheck what is to be left out. The scan is read again without it, and its image says so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correction</source>
   <translation type="unfinished">校正</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">状态</translation>
  </message>
  <message>
   <source>What that does to the numbers</source>
   <translation type="unfinished">对数值的影响</translation>
  </message>
  <message>
   <source>left out</source>
   <translation type="unfinished">已略去</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_chooser</name>
  <message>
   <source>Open PET series from the DICOM database</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">显示患者姓名</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">图像</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>DRF {drf}</source>
   <translation type="unfinished">DRF {drf}</translation>
  </message>
  <message>
   <source>Series {number}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.dicom_source</name>
  <message>
   <source>Slicer's DICOM database is not open: open the DICOM module once and choose its database folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">未说明</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{minutes}:{seconds} min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{length} s</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.injection_dialog</name>
  <message>
   <source>What was injected</source>
   <translation type="unfinished">注射内容</translation>
  </message>
  <message>
   <source>The unit in which the number of the injected dose is meant</source>
   <translation type="unfinished">注射剂量数值的单位</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation type="unfinished">按文件所述</translation>
  </message>
  <message>
   <source>The scanner's local time of the injection, such as 10:05 or 10:05:30; with a date, 2026-01-05T10:05</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose is in:</source>
   <translation type="unfinished">剂量单位：</translation>
  </message>
  <message>
   <source>Injected at:</source>
   <translation type="unfinished">注射时间：</translation>
  </message>
 </context>
 <context>
  <name>case.opener</name>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">无法读取 {path}：{reason}。</translation>
  </message>
  <message>
   <source>The case cannot be shown: {reason}</source>
   <translation type="unfinished">无法显示病例：{reason}</translation>
  </message>
  <message>
   <source>Case {code}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.sample_data</name>
  <message>
   <source>Sample case</source>
   <translation type="unfinished">示例病例</translation>
  </message>
 </context>
 <context>
  <name>case.section</name>
  <message>
   <source>Open a DICOM folder or a case folder</source>
   <translation type="unfinished">打开 DICOM 文件夹或病例文件夹</translation>
  </message>
  <message>
   <source>Open a raw sinogram</source>
   <translation type="unfinished">打开原始正弦图</translation>
  </message>
  <message>
   <source>Choose a folder of cases</source>
   <translation type="unfinished">选择病例文件夹</translation>
  </message>
  <message>
   <source>as the volume states</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">所有文件 (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} of {first} to {last}: {rings}</source>
   <translation type="unfinished">{number}（{first} 至 {last}）：{rings}</translation>
  </message>
  <message>
   <source>{plane} of {planes}: {sum} in all, at most {most} in a bin</source>
   <translation type="unfinished">{plane}/{planes}：共 {sum}，单个 bin 最多 {most}</translation>
  </message>
  <message>
   <source>Reading the sinogram…</source>
   <translation type="unfinished">正在读取正弦图…</translation>
  </message>
  <message>
   <source>&amp;Segment:</source>
   <translation type="unfinished">段(&amp;S)：</translation>
  </message>
  <message>
   <source>Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">平面(&amp;P)：</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the file holds it, in the axes of the scanner: not rebinned, not corrected.</source>
   <translation type="unfinished">与文件一致，按扫描仪坐标轴：未重组，未校正。</translation>
  </message>
  <message>
   <source>ring difference {low}</source>
   <translation type="unfinished">环差 {low}</translation>
  </message>
  <message>
   <source>ring differences {low} to {high}</source>
   <translation type="unfinished">环差 {low} 至 {high}</translation>
  </message>
  <message>
   <source>3D sinogram: {name}</source>
   <translation type="unfinished">三维正弦图：{name}</translation>
  </message>
 </context>
 <context>
  <name>case.series_choice</name>
  <message>
   <source>Choose a PET series</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">未说明</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished">编号</translation>
  </message>
  <message>
   <source>Description</source>
   <translation type="unfinished">描述</translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished">时间</translation>
  </message>
  <message>
   <source>Attenuation</source>
   <translation type="unfinished">衰减</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">层</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">患者</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.table</name>
  <message>
   <source>SUV</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its noise tells no dose</source>
   <translation type="unfinished">噪声无法判断剂量</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">参考</translation>
  </message>
  <message>
   <source>none: metrics need a full-dose level</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">测量</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">未说明</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>Geometry</source>
   <translation type="unfinished">几何</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">单位</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">患者</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">阅片研究</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>full</source>
   <translation type="unfinished">全</translation>
  </message>
  <message>
   <source>its noise looks like {dose} ({share} % certain)</source>
   <translation type="unfinished">其噪声像 {dose}（把握 {share} %）</translation>
  </message>
  <message>
   <source>full dose, and the true image is known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">重投影</translation>
  </message>
  <message>
   <source>precorrected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} 体素，{spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">病例</translation>
  </message>
  <message>
   <source>Opened from</source>
   <translation type="unfinished">来源</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">注射</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>body weight, {factor} per {unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished">说明</translation>
  </message>
  <message>
   <source>DRF {factors}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>with {corrections}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.view</name>
  <message>
   <source>Simulating low doses</source>
   <translation type="unfinished">正在模拟低剂量</translation>
  </message>
  <message>
   <source>Making the sample case</source>
   <translation type="unfinished">正在生成示例病例</translation>
  </message>
  <message>
   <source>Bringing the images into the scene</source>
   <translation type="unfinished">正在将图像加入场景</translation>
  </message>
  <message>
   <source>Opening the case</source>
   <translation type="unfinished">正在打开病例</translation>
  </message>
  <message>
   <source>Reading the case</source>
   <translation type="unfinished">正在读取病例</translation>
  </message>
 </context>
 <context>
  <name>case.volume_source</name>
  <message>
   <source>Choose a full-dose or a low-dose volume first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>case.work_list</name>
  <message>
   <source>reading…</source>
   <translation type="unfinished">读取中…</translation>
  </message>
  <message>
   <source>cannot be opened</source>
   <translation type="unfinished">无法打开</translation>
  </message>
  <message>
   <source>not restored</source>
   <translation type="unfinished">未恢复</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">已恢复</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation type="unfinished">等待中</translation>
  </message>
  <message>
   <source>restoring</source>
   <translation type="unfinished">恢复中</translation>
  </message>
  <message>
   <source>failed</source>
   <translation type="unfinished">失败</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">无</translation>
  </message>
  <message>
   <source>to be chosen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">不到一分钟</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">约 {hours} 小时</translation>
  </message>
  <message>
   <source>{count} cases, {restored} restored</source>
   <translation type="unfinished">{count} 个病例，{restored} 个已恢复</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">全部</translation>
  </message>
  <message>
   <source>partly restored</source>
   <translation type="unfinished">部分恢复</translation>
  </message>
  <message>
   <source>{done} of {levels} restored</source>
   <translation type="unfinished">{levels} 个中已恢复 {done} 个</translation>
  </message>
  <message>
   <source>{count} contradicted</source>
   <translation type="unfinished">{count} 处矛盾</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">约 {minutes} 分钟</translation>
  </message>
  <message>
   <source>; the rest takes {time}</source>
   <translation type="unfinished">；其余需要 {time}</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy</name>
  <message>
   <source>{modality} of the case</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>compare.anatomy_widgets</name>
  <message>
   <source>Looking for it ...</source>
   <translation type="unfinished">正在查找…</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">加载</translation>
  </message>
 </context>
 <context>
  <name>compare.blend_widgets</name>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">低剂量</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">恢复后</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
 </context>
 <context>
  <name>compare.blending</name>
  <message>
   <source>Fade</source>
   <translation type="unfinished">淡入</translation>
  </message>
  <message>
   <source>Curtain</source>
   <translation type="unfinished">卷帘</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished">棋盘格</translation>
  </message>
 </context>
 <context>
  <name>compare.colors</name>
  <message>
   <source>Inverted grey</source>
   <translation type="unfinished">反转灰度</translation>
  </message>
  <message>
   <source>Grey</source>
   <translation type="unfinished">灰度</translation>
  </message>
  <message>
   <source>Hot iron</source>
   <translation type="unfinished">热铁</translation>
  </message>
  <message>
   <source>PET-DICOM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rainbow</source>
   <translation type="unfinished">彩虹</translation>
  </message>
  <message>
   <source>Hot metal blue</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Heat</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hot</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>compare.columns</name>
  <message>
   <source>{first} to {last} of {total}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>compare.comparison</name>
  <message>
   <source>Full dose, reference</source>
   <translation type="unfinished">全剂量，参考</translation>
  </message>
  <message>
   <source>No full-dose reference</source>
   <translation type="unfinished">无全剂量参考</translation>
  </message>
  <message>
   <source>{method}, {dose}</source>
   <translation type="unfinished">{method}，{dose}</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">低剂量</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">已恢复</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>+ {share} % {image}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}
shown once it is restored</source>
   <translation type="unfinished">{title}
恢复后显示</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">重投影</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">测量</translation>
  </message>
  <message>
   <source>Low dose, {dose}</source>
   <translation type="unfinished">低剂量，{dose}</translation>
  </message>
  <message>
   <source>Image minus full dose, {unit}
blue: less, red: more</source>
   <translation type="unfinished">图像减全剂量，{unit}
蓝：少，红：多</translation>
  </message>
  <message>
   <source>{title}
minus full dose, {unit}</source>
   <translation type="unfinished">{title}
减全剂量，{unit}</translation>
  </message>
  <message>
   <source>right of the curtain: {image}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{dose}
not restored yet</source>
   <translation type="unfinished">{dose}
尚未恢复</translation>
  </message>
 </context>
 <context>
  <name>compare.layers</name>
  <message>
   <source>The MIP is being made</source>
   <translation type="unfinished">正在生成 MIP</translation>
  </message>
  <message>
   <source>MIP, {unit}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>compare.liver</name>
  <message>
   <source>Liver</source>
   <translation type="unfinished">肝脏</translation>
  </message>
 </context>
 <context>
  <name>compare.protocol_widgets</name>
  <message>
   <source>Save hanging protocol</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">同上次阅片</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>compare.removed</name>
  <message>
   <source>what was removed is being read</source>
   <translation type="unfinished">正在读取去除的内容</translation>
  </message>
  <message>
   <source>no map of what was removed</source>
   <translation type="unfinished">无去除内容的图</translation>
  </message>
  <message>
   <source>red: removed, blue: added
{least} to {most} times the expected noise</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>compare.window_level</name>
  <message>
   <source>Liver: 0 to 3 times its mean</source>
   <translation type="unfinished">肝脏：0 至均值的 3 倍</translation>
  </message>
  <message>
   <source>Fit to full dose</source>
   <translation type="unfinished">按全剂量调整</translation>
  </message>
  <message>
   <source>Fit to full dose, background</source>
   <translation type="unfinished">适配全剂量，背景</translation>
  </message>
  <message>
   <source>100 % of the maximum</source>
   <translation type="unfinished">最大值的 100 %</translation>
  </message>
  <message>
   <source>50 % of the maximum</source>
   <translation type="unfinished">最大值的 50 %</translation>
  </message>
  <message>
   <source>SUV 0 to 7</source>
   <translation type="unfinished">SUV 0 至 7</translation>
  </message>
  <message>
   <source>SUV 0 to 5</source>
   <translation type="unfinished">SUV 0 至 5</translation>
  </message>
  <message>
   <source>SUV 0 to 10</source>
   <translation type="unfinished">SUV 0 至 10</translation>
  </message>
  <message>
   <source>SUV 0 to 15</source>
   <translation type="unfinished">SUV 0 至 15</translation>
  </message>
  <message>
   <source>Brain: SUV 0 to 12</source>
   <translation type="unfinished">脑：SUV 0 至 12</translation>
  </message>
  <message>
   <source>Background: SUV 0 to 3</source>
   <translation type="unfinished">背景：SUV 0 至 3</translation>
  </message>
 </context>
 <context>
  <name>compare.window_widgets</name>
  <message>
   <source>Custom</source>
   <translation type="unfinished">自定义</translation>
  </message>
  <message>
   <source>Liver: mean {mean} {unit}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">没有突出的病灶，也没有被否定之处。</translation>
  </message>
  <message>
   <source>Restore measured counts with Evidence checked: each spot that the counts support or contradict.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>evidence.warning_bar</name>
  <message>
   <source>{dose}, {method}: {kinds}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>invented</source>
   <translation type="unfinished">虚构</translation>
  </message>
  <message>
   <source>erased</source>
   <translation type="unfinished">抹除</translation>
  </message>
  <message>
   <source>overstated</source>
   <translation type="unfinished">高估</translation>
  </message>
  <message>
   <source>understated</source>
   <translation type="unfinished">低估</translation>
  </message>
  <message>
   <source>shifted</source>
   <translation type="unfinished">偏移</translation>
  </message>
  <message>
   <source>The counts contradict the restored image. Look before you measure or export:</source>
   <translation type="unfinished">计数与恢复的图像相矛盾。测量或导出前请查看：</translation>
  </message>
 </context>
 <context>
  <name>evidence.words</name>
  <message>
   <source>{diameter} mm, {volume} mL; the counts deviate by {z} standard errors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chance to find it out: {power} %</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The export was cancelled.</source>
   <translation type="unfinished">导出已取消。</translation>
  </message>
 </context>
 <context>
  <name>export.exporting</name>
  <message>
   <source>This case was not opened from a DICOM series. A derived series needs the header of its source: open the case from DICOM to export it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>export.section</name>
  <message>
   <source>There is something to export once a case is restored.</source>
   <translation type="unfinished">恢复病例后才有可导出的内容。</translation>
  </message>
  <message>
   <source>Check a result to export it.</source>
   <translation type="unfinished">勾选要导出的结果。</translation>
  </message>
  <message>
   <source>Choose the folder that the series is written into.</source>
   <translation type="unfinished">选择写入序列的文件夹。</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation type="unfinished">保存图</translation>
  </message>
  <message>
   <source>PNG image (*.png)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the views</source>
   <translation type="unfinished">保存视图</translation>
  </message>
  <message>
   <source>Save the case report</source>
   <translation type="unfinished">保存病例报告</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drawing the report ...</source>
   <translation type="unfinished">正在生成报告…</translation>
  </message>
  <message>
   <source>Writing {name} ...</source>
   <translation type="unfinished">正在写入 {name}…</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation type="unfinished">已保存：{path}</translation>
  </message>
  <message>
   <source>{path} is gone: restore this dose again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>measure.dose_curve</name>
  <message>
   <source>mean</source>
   <translation type="unfinished">平均</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">最大</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">峰值</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">低剂量</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>Bias of {measure} (%)</source>
   <translation type="unfinished">{measure} 偏差 (%)</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_saving</name>
  <message>
   <source>Folder for the lesions</source>
   <translation type="unfinished">病灶文件夹</translation>
  </message>
  <message>
   <source>Writing the lesions ...</source>
   <translation type="unfinished">正在写入病灶…</translation>
  </message>
  <message>
   <source>This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.</source>
   <translation type="unfinished">此病例不是从 DICOM 序列打开的，而 DICOM 分割需要其头信息。</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lesions are in {path}</source>
   <translation type="unfinished">病灶位于 {path}</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_widgets</name>
  <message>
   <source>Dose reduction factor</source>
   <translation type="unfinished">剂量降低倍数</translation>
  </message>
  <message>
   <source>{lesion} is kept in the segmentation {name}.</source>
   <translation type="unfinished">{lesion} 已保存在分割 {name} 中。</translation>
  </message>
 </context>
 <context>
  <name>measure.lesions</name>
  <message>
   <source>Sphere of 1 mL</source>
   <translation type="unfinished">1 mL 球体</translation>
  </message>
  <message>
   <source>41 % of its maximum</source>
   <translation type="unfinished">最大值的 41 %</translation>
  </message>
  <message>
   <source>Above SUV 2.5</source>
   <translation type="unfinished">SUV 2.5 以上</translation>
  </message>
  <message>
   <source>There is no image at this place.</source>
   <translation type="unfinished">此处没有图像。</translation>
  </message>
  <message>
   <source>SUV is not known in this case: choose another outline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">病灶</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>measure.measures</name>
  <message>
   <source>all slices</source>
   <translation type="unfinished">所有层</translation>
  </message>
  <message>
   <source>above, all slices; below, the slice that you look at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">图像</translation>
  </message>
  <message>
   <source>PSNR (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>SSIM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>NRMSE</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slice PSNR (dB)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Segment</source>
   <translation type="unfinished">分段</translation>
  </message>
  <message>
   <source>Volume (mL)</source>
   <translation type="unfinished">体积 (mL)</translation>
  </message>
  <message>
   <source>Bias of mean (%)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>{image}, slices {first} to {last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slice {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The dose that was restored</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure}: from ({level} %)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{measure}: to ({level} %)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The segment and its volume</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">低剂量</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>mean</source>
   <translation type="unfinished">平均</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">最大</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">峰值</translation>
  </message>
  <message>
   <source>volume</source>
   <translation type="unfinished">体积</translation>
  </message>
 </context>
 <context>
  <name>measure.measuring</name>
  <message>
   <source>The segmentation is empty: draw a segment on the image first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{dose}, {method}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>measure.section</name>
  <message>
   <source>Numbers appear here once a case is restored.</source>
   <translation type="unfinished">恢复病例后此处显示数值。</translation>
  </message>
  <message>
   <source>The results have no full-dose reference to be held against. Segments and profiles can be measured.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measuring the segments ...</source>
   <translation type="unfinished">正在测量分割…</translation>
  </message>
  <message>
   <source>Distance (mm)</source>
   <translation type="unfinished">距离 (mm)</translation>
  </message>
  <message>
   <source>The tables are on the clipboard.</source>
   <translation type="unfinished">表格已复制到剪贴板。</translation>
  </message>
  <message>
   <source>Save the tables</source>
   <translation type="unfinished">保存表格</translation>
  </message>
  <message>
   <source>Comma-separated values (*.csv)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">正在检查：软件包、设备、内存…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Examine this computer</source>
   <translation type="unfinished">检查此计算机</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished">复制</translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished">关闭</translation>
  </message>
  <message>
   <source>another Python</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">无法使用工作文件夹：{reason}。</translation>
  </message>
 </context>
 <context>
  <name>panel.help</name>
  <message>
   <source>RED Low-Dose PET: help</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">安装 Python 软件包</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">无法使用工作文件夹：{reason}。</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>process.jobs</name>
  <message>
   <source>No evidence here: it asks measured counts, and this case holds images, without their counts.</source>
   <translation type="unfinished">此处无证据：需要实测计数，而此病例只有图像。</translation>
  </message>
  <message>
   <source>No evidence here: nothing is restored that the counts could bear out.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>Device</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">病例 &gt; 注射 中的单位</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">病例 &gt; 注射 中的时间</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Post filter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projector</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">层</translation>
  </message>
  <message>
   <source>the list of series</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker was killed, most likely because memory ran out: {lower}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>restore.all_rays</name>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">不到一分钟</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">约 {hours} 小时</translation>
  </message>
  <message>
   <source>Open this case anew: it was read by an earlier version.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">约 {minutes} 分钟</translation>
  </message>
 </context>
 <context>
  <name>restore.device_choice</name>
  <message>
   <source>{name}, {free} GiB free</source>
   <translation type="unfinished">{name}，空闲 {free} GiB</translation>
  </message>
  <message>
   <source>Automatic (first GPU, else CPU)</source>
   <translation type="unfinished">自动（首个 GPU，否则 CPU）</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">无法使用工作文件夹：{reason}。</translation>
  </message>
 </context>
 <context>
  <name>restore.evidence_choice</name>
  <message>
   <source>Takes {times} times as long, and up to {memory} MB of memory more.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">单位</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Input is clipped to</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Scale</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Total activity, output over input</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">无法读取 {path}：{reason}。</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>restore.model_choice</name>
  <message>
   <source>Choose a file...</source>
   <translation type="unfinished">选择文件...</translation>
  </message>
  <message>
   <source>{method}: all rays of a scan (not restored)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Built-in</source>
   <translation type="unfinished">内置</translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished">无</translation>
  </message>
  <message>
   <source>{method} has no built-in model: choose a model file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">选择模型文件</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Starting</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restoring</source>
   <translation type="unfinished">恢复</translation>
  </message>
  <message>
   <source>Correcting the image</source>
   <translation type="unfinished">校正图像</translation>
  </message>
  <message>
   <source>Giving lesions back</source>
   <translation type="unfinished">正在恢复病灶</translation>
  </message>
  <message>
   <source>Reconstructing the low dose</source>
   <translation type="unfinished">重建低剂量</translation>
  </message>
  <message>
   <source>Reconstructing the restored</source>
   <translation type="unfinished">重建恢复结果</translation>
  </message>
  <message>
   <source>Reconstructing the full dose</source>
   <translation type="unfinished">重建全剂量</translation>
  </message>
  <message>
   <source>Looking at the noise</source>
   <translation type="unfinished">正在分析噪声</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished">写入</translation>
  </message>
  <message>
   <source>Judging by the counts</source>
   <translation type="unfinished">按计数判断</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished">读取</translation>
  </message>
  <message>
   <source>Evidence {part}: {stage}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slice {reached} of {slices}</source>
   <translation type="unfinished">第 {reached} 层，共 {slices} 层</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation type="unfinished">剩余 {time}</translation>
  </message>
 </context>
 <context>
  <name>restore.queue</name>
  <message>
   <source>Cancelled. What was restored before stays.</source>
   <translation type="unfinished">已取消。此前恢复的结果保留。</translation>
  </message>
  <message>
   <source>Restored.</source>
   <translation type="unfinished">已恢复。</translation>
  </message>
  <message>
   <source>Opened at once: this was restored before.</source>
   <translation type="unfinished">立即打开：此前已恢复。</translation>
  </message>
  <message>
   <source>The result in {folder} cannot be shown: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restored {count} dose levels.</source>
   <translation type="unfinished">已恢复 {count} 个剂量水平。</translation>
  </message>
 </context>
 <context>
  <name>restore.section</name>
  <message>
   <source>Wait until the case is open.</source>
   <translation type="unfinished">请等待病例打开。</translation>
  </message>
  <message>
   <source>The cases of the list are being restored: wait, or stop that in Case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">请先打开病例。</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">请选择剂量水平。</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Starting the worker</source>
   <translation type="unfinished">正在启动进程</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">取消</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">应用</translation>
  </message>
  <message>
   <source>Reading the result</source>
   <translation type="unfinished">正在读取结果</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation type="unfinished">正在取消</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished">未作任何更改。</translation>
  </message>
  <message>
   <source>Stop; levels that are restored already stay ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">全部</translation>
  </message>
  <message>
   <source>The one in view</source>
   <translation type="unfinished">当前层</translation>
  </message>
  <message>
   <source>From</source>
   <translation type="unfinished">从</translation>
  </message>
  <message>
   <source>OSEM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filtered back-projection</source>
   <translation type="unfinished">滤波反投影</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished">自动</translation>
  </message>
  <message>
   <source>Built-in (Joseph)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">在后台恢复所选剂量水平（{key}）</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>restore.view</name>
  <message>
   <source>{level} on {device}</source>
   <translation type="unfinished">{level}，设备 {device}</translation>
  </message>
  <message>
   <source>Slice {number}, restored</source>
   <translation type="unfinished">第 {number} 层，已恢复</translation>
  </message>
 </context>
 <context>
  <name>scene.evidence_map</name>
  <message>
   <source>Supported</source>
   <translation type="unfinished">支持</translation>
  </message>
  <message>
   <source>Cannot tell</source>
   <translation type="unfinished">无法判断</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation type="unfinished">否定</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished">证据</translation>
  </message>
 </context>
 <context>
  <name>scene.hierarchy</name>
  <message>
   <source>Low-dose PET</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>scene.importing</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished">图像</translation>
  </message>
  <message>
   <source>sinogram</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>minus full dose</source>
   <translation type="unfinished">减全剂量</translation>
  </message>
  <message>
   <source>removed</source>
   <translation type="unfinished">去除</translation>
  </message>
  <message>
   <source>image as given</source>
   <translation type="unfinished">原始图像</translation>
  </message>
  <message>
   <source> beside {result}</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>scene.roles</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>dose unknown</source>
   <translation type="unfinished">剂量未知</translation>
  </message>
  <message>
   <source>DRF {drf}</source>
   <translation type="unfinished">DRF {drf}</translation>
  </message>
 </context>
 <context>
  <name>scene.volume_files</name>
  <message>
   <source>{path} cannot be read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The study is made. Keep its file key.json away from the readers.</source>
   <translation type="unfinished">研究已创建。请勿让阅片者接触 key.json 文件。</translation>
  </message>
  <message>
   <source>Stopped. All answers are kept; Begin goes on where you were.</source>
   <translation type="unfinished">已停止。所有回答均已保存；“开始”将从中断处继续。</translation>
  </message>
  <message>
   <source>All {count} readings are closed. Thank you.</source>
   <translation type="unfinished">全部 {count} 次阅片已完成。谢谢。</translation>
  </message>
  <message>
   <source>An image of the study cannot be read: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished">已取消。</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">无法使用工作文件夹：{reason}。</translation>
  </message>
  <message>
   <source>The study cannot be read: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>study.stage</name>
  <message>
   <source>axial</source>
   <translation type="unfinished">横断面</translation>
  </message>
  <message>
   <source>coronal</source>
   <translation type="unfinished">冠状面</translation>
  </message>
  <message>
   <source>sagittal</source>
   <translation type="unfinished">矢状面</translation>
  </message>
 </context>
 <context>
  <name>study.view</name>
  <message>
   <source>Reading the image…</source>
   <translation type="unfinished">正在读取图像…</translation>
  </message>
  <message>
   <source>Press 1 to 5.</source>
   <translation type="unfinished">请按 1 到 5。</translation>
  </message>
  <message>
   <source>All questions are answered.</source>
   <translation type="unfinished">所有问题均已回答。</translation>
  </message>
  <message>
   <source>Return closes this reading; Backspace goes back.</source>
   <translation type="unfinished">回车键结束本次阅片；退格键返回。</translation>
  </message>
  <message>
   <source>Close this reading</source>
   <translation type="unfinished">结束本次阅片</translation>
  </message>
  <message>
   <source>All are marked</source>
   <translation type="unfinished">已全部标记</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">下一个</translation>
  </message>
  <message>
   <source>All questions are answered: press Return to close this reading.</source>
   <translation type="unfinished">所有问题均已回答：按回车结束本次阅片。</translation>
  </message>
  <message>
   <source>Point at a lesion in a view and press 1 to 5; press Return when all are marked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Press 1 for the left image or 2 for the right one.</source>
   <translation type="unfinished">左图按 1，右图按 2。</translation>
  </message>
  <message>
   <source>Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.</source>
   <translation type="unfinished">指向病灶并按 1（不确定）至 5（确定）。回车：全部已标记。</translation>
  </message>
  <message>
   <source>Press 1 for the left image, 2 for the right one.</source>
   <translation type="unfinished">左图按 1，右图按 2。</translation>
  </message>
  <message>
   <source>Reading {number} of {total}</source>
   <translation type="unfinished">阅片 {number} / {total}</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation type="unfinished">最低</translation>
  </message>
  <message>
   <source>highest</source>
   <translation type="unfinished">最高</translation>
  </message>
  <message>
   <source>So far: {answer}</source>
   <translation type="unfinished">目前回答：{answer}</translation>
  </message>
  <message>
   <source>{count} marked. </source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CaseSection</name>
  <message>
   <source>Open PET series from Slicer's DICOM database</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">文件夹</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">体数据</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">病例列表</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">全剂量：</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">低剂量：</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">剂量降低：</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">未说明</translation>
  </message>
  <message>
   <source>Unit:</source>
   <translation type="unfinished">单位：</translation>
  </message>
  <message>
   <source>The unit of the voxel values, for a volume that does not state it itself. It is never guessed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">打开体数据</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">取消</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No case is open</source>
   <translation type="unfinished">没有打开的病例</translation>
  </message>
  <message>
   <source>Choose where your PET case comes from, or drop a raw sinogram on Slicer's window. To look around first, open the sample case: it is made on this computer, without a download.</source>
   <translation type="unfinished">请选择 PET 病例的来源，或将原始正弦图拖放到 Slicer 窗口。如想先了解，请打开示例病例：它在本机生成，无需下载。</translation>
  </message>
  <message>
   <source>Open sample case</source>
   <translation type="unfinished">打开示例病例</translation>
  </message>
  <message>
   <source>A phantom with full dose and a ladder of low doses, made on this computer without a download</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">校正...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">三维正弦图...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">显示患者</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">注射...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">生成剂量阶梯</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">上一个</translation>
  </message>
  <message>
   <source>Open the previous case (P)</source>
   <translation type="unfinished">打开上一个病例（P）</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">下一个</translation>
  </message>
  <message>
   <source>Open the next case (N)</source>
   <translation type="unfinished">打开下一个病例（N）</translation>
  </message>
  <message>
   <source>Close the list; the open case stays</source>
   <translation type="unfinished">关闭列表；已打开的病例保留</translation>
  </message>
  <message>
   <source>Show the cases alone in whose line these words occur</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">筛选</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">全部恢复</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">队列…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>CompareSection</name>
  <message>
   <source>Protocol:</source>
   <translation type="unfinished">方案：</translation>
  </message>
  <message>
   <source>How a case is read: layout, rows and columns, window, colours, overlay. A case opens as the last one was read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">保存…</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">删除</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layout:</source>
   <translation type="unfinished">布局：</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation type="unfinished">列</translation>
  </message>
  <message>
   <source>One dose level: low dose, restored and full dose beside each other, as sinograms, images and differences</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">剂量</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">平面</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows:</source>
   <translation type="unfinished">行：</translation>
  </message>
  <message>
   <source>Axial</source>
   <translation type="unfinished">横断面</translation>
  </message>
  <message>
   <source>Show the row of axial slices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">冠状面</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">矢状面</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>Show the row of sinograms</source>
   <translation type="unfinished">显示正弦图行</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">图像</translation>
  </message>
  <message>
   <source>Show the row of images</source>
   <translation type="unfinished">显示图像行</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished">差异</translation>
  </message>
  <message>
   <source>Show the row of differences: image minus full dose</source>
   <translation type="unfinished">显示差异行：图像减全剂量</translation>
  </message>
  <message>
   <source>Columns:</source>
   <translation type="unfinished">列：</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">低剂量</translation>
  </message>
  <message>
   <source>Show the low dose</source>
   <translation type="unfinished">显示低剂量</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">恢复后</translation>
  </message>
  <message>
   <source>Show the restored result</source>
   <translation type="unfinished">显示恢复结果</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>Show the full-dose reference</source>
   <translation type="unfinished">显示全剂量参考</translation>
  </message>
  <message>
   <source>The window has no room for all columns: move on to the others (arrow keys)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Result:</source>
   <translation type="unfinished">结果：</translation>
  </message>
  <message>
   <source>The dose level that is compared</source>
   <translation type="unfinished">所比较的剂量水平</translation>
  </message>
  <message>
   <source>The method that restored it</source>
   <translation type="unfinished">恢复所用的方法</translation>
  </message>
  <message>
   <source>Next lower dose (key [)</source>
   <translation type="unfinished">下一个较低剂量（[ 键）</translation>
  </message>
  <message>
   <source>Next higher dose (key ])</source>
   <translation type="unfinished">下一个较高剂量（] 键）</translation>
  </message>
  <message>
   <source>Window:</source>
   <translation type="unfinished">窗：</translation>
  </message>
  <message>
   <source>Window of all images, in the unit that is shown; fitted ones follow the full dose. The next case of the same tracer opens with it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean of the full dose in the sphere of 30 mm that was placed automatically: drag it where it is not in healthy liver</source>
   <translation type="unfinished">自动放置的 30 mm 球体内全剂量均值：若不在健康肝脏内请拖动</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">显示</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">窗宽：</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">窗位：</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">差异：</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">颜色：</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours of the sinograms</source>
   <translation type="unfinished">正弦图的颜色</translation>
  </message>
  <message>
   <source>Overlay:</source>
   <translation type="unfinished">叠加：</translation>
  </message>
  <message>
   <source>The image that lies over the other one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">叠于</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Removed</source>
   <translation type="unfinished">去除部分</translation>
  </message>
  <message>
   <source>What the restoration removed from the low dose, over the restored image: in units of the noise expected there, clear below 2. Red was removed, blue was added</source>
   <translation type="unfinished">恢复从低剂量中去除的内容，叠加于恢复图像：以预期噪声为单位，低于 2 透明。红色为去除，蓝色为增加</translation>
  </message>
  <message>
   <source>The upper image in the place of the lower one, and back (key F)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">CT 或 MR：</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">加载</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slice:</source>
   <translation type="unfinished">层：</translation>
  </message>
  <message>
   <source>The slice in all views (keys Page Up and Page Down)</source>
   <translation type="unfinished">所有视图中的层（Page Up 和 Page Down 键）</translation>
  </message>
  <message>
   <source>Fit the pictures into all views</source>
   <translation type="unfinished">使图像适合所有视图</translation>
  </message>
  <message>
   <source>Crosshair in all views: hold Shift and move the mouse to place it</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>EvidenceSection</name>
  <message>
   <source>Show</source>
   <translation type="unfinished">显示</translation>
  </message>
  <message>
   <source>Look at the worst finding in all views</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">图</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">上一个</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">下一个</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">描述：</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose and method</source>
   <translation type="unfinished">剂量和方法</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation type="unfinished">文件夹：</translation>
  </message>
  <message>
   <source>Each series is written into a new folder inside this one; nothing is overwritten</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">添加到 Slicer 的 DICOM 数据库</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">移除患者数据</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">附证据：图和发现</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With the regions: outlines and intervals</source>
   <translation type="unfinished">附区域：轮廓和区间</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the segments chosen in Measure as a Segmentation, their SUV, volume (mL) and 90 % intervals as a Structured Report</source>
   <translation type="unfinished">在同一检查中、序列旁：“测量”中所选分割写为 Segmentation，其 SUV、体积 (mL) 和 90 % 区间写为 Structured Report</translation>
  </message>
  <message>
   <source>Export DICOM series</source>
   <translation type="unfinished">导出 DICOM 序列</translation>
  </message>
  <message>
   <source>Write each checked result as a derived PET series with the header of its source; for research only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">图...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">视图...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">报告...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show files</source>
   <translation type="unfinished">显示文件</translation>
  </message>
  <message>
   <source>Open the folder of the written series</source>
   <translation type="unfinished">打开所写序列的文件夹</translation>
  </message>
 </context>
 <context>
  <name>MeasureSection</name>
  <message>
   <source>Numbers appear here once a result has a full-dose reference.</source>
   <translation type="unfinished">结果有全剂量参考时，此处显示数值。</translation>
  </message>
  <message>
   <source>How close each image is to the full dose: the whole volume, and the slice that you look at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a segmentation</source>
   <translation type="unfinished">选择分割</translation>
  </message>
  <message>
   <source>Measure segments</source>
   <translation type="unfinished">测量分段</translation>
  </message>
  <message>
   <source>SUV mean, maximum and peak, volume, and bias against the full dose of each segment</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">标记病灶</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">存为 DICOM...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">剂量曲线</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose or draw a line</source>
   <translation type="unfinished">选择或绘制线</translation>
  </message>
  <message>
   <source>Line profile</source>
   <translation type="unfinished">线剖面</translation>
  </message>
  <message>
   <source>Plot the values along the line for all columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">复制表格</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">另存为 CSV...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>RestoreSection</name>
  <message>
   <source>Dose levels:</source>
   <translation type="unfinished">剂量水平：</translation>
  </message>
  <message>
   <source>The dose levels to restore, one after another. DRF is the dose reduction factor: 20 means a twentieth of the full dose.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">方法：</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">模型：</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">说明卡</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">步数：</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as the model suggests</source>
   <translation type="unfinished">按模型建议</translation>
  </message>
  <message>
   <source>Strength:</source>
   <translation type="unfinished">强度：</translation>
  </message>
  <message>
   <source>The share of the restored image; the rest is the low dose as a clinic reads it: counts under a 6 mm filter, an image as it was given</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>strength</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">恢复病灶(伴随少量噪声)</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">保护：</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">无区域</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">层：</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">至</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">设备：</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">刷新</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence:</source>
   <translation type="unfinished">证据：</translation>
  </message>
  <message>
   <source>Ask the counts</source>
   <translation type="unfinished">询问计数</translation>
  </message>
  <message>
   <source>Say of each spot of the restored image whether the measured counts support it, contradict it, or cannot tell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reconstruction</source>
   <translation type="unfinished">重建</translation>
  </message>
  <message>
   <source>Algorithm:</source>
   <translation type="unfinished">算法：</translation>
  </message>
  <message>
   <source>How images are made from sinograms: iterative (OSEM) or filtered back-projection (FBP)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">迭代：</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">子集：</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">分辨率模型：</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">无</translation>
  </message>
  <message>
   <source>Post filter:</source>
   <translation type="unfinished">后滤波：</translation>
  </message>
  <message>
   <source>Width (FWHM) of a Gaussian filter over the finished image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">投影器：</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">详细信息</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">应用</translation>
  </message>
 </context>
 <context>
  <name>REDSettings</name>
  <message>
   <source>Python environment:</source>
   <translation type="unfinished">Python 环境：</translation>
  </message>
  <message>
   <source>A virtual or conda environment (its folder or its Python) that runs the worker, for example one with CUDA and parallelproj. Empty for Slicer's own Python.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">Slicer 自带</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">工作文件夹：</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">清空...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">显示患者姓名</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished" />
  </message>
 </context>
 <context>
  <name>StudySection</name>
  <message>
   <source>Readers rate images without knowing dose or method, in random order.</source>
   <translation type="unfinished">阅片者在不知道剂量和方法的情况下，按随机顺序评价图像。</translation>
  </message>
  <message>
   <source>Study:</source>
   <translation type="unfinished">研究：</translation>
  </message>
  <message>
   <source>The folder of a study, as redpet study or the button below makes it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">阅片者：</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">开始</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">创建研究...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">取消</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">返回</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">下一个</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">停止</translation>
  </message>
  <message>
   <source>Leave the study for now: all answers are kept</source>
   <translation type="unfinished">暂时离开研究：所有回答均已保存</translation>
  </message>
 </context>
</TS>
