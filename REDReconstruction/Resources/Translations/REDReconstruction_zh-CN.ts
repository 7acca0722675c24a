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
   <translation type="unfinished">用残差估计扩散模型恢复低剂量 PET 正弦图，将正弦图和图像与全剂量参考并列显示，测量改善程度，并导出 DICOM 序列。仅供研究使用。</translation>
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished">方法来自 Ai 等，Medical Image Analysis 2025 (arXiv 2411.05354)。</translation>
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
   <translation type="unfinished">各部分及其控件的用途；按 F1 打开鼠标所在部分的说明</translation>
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">检查此计算机...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished">软件包、设备、内存和磁盘的状况及处理办法：用于故障报告的文字，不含任何姓名</translation>
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
   <translation type="unfinished">请取消勾选要略去的校正。扫描将不带该校正重新读取，图像中会注明。</translation>
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
   <translation type="unfinished">从 DICOM 数据库打开 PET 序列</translation>
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished">关闭时：患者和检查以编号表示，不显示姓名、ID 和日期</translation>
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished">序列的剂量（序列描述中未注明时）</translation>
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished">请选择一个序列，或选择一个检查（其各序列为同一病例的各剂量水平）。</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">显示患者姓名</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished">按描述</translation>
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished">检查 {number}</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">序列</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">图像</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">剂量</translation>
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished">患者 {number}</translation>
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
   <translation type="unfinished">序列 {number}</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_source</name>
  <message>
   <source>Slicer's DICOM database is not open: open the DICOM module once and choose its database folder.</source>
   <translation type="unfinished">Slicer 的 DICOM 数据库未打开：请先打开一次 DICOM 模块并选择数据库文件夹。</translation>
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished">此序列的文件已不在 DICOM 数据库记录的位置：请重新导入。</translation>
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished">无法将序列放入工作文件夹（{reason}）：请释放空间或选择其他文件夹。</translation>
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished">选择时间帧</translation>
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished">这是动态或门控图像。请选择一个时间帧，或选择多个（Shift、Ctrl）合并相加。</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">未说明</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished">帧</translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished">开始</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished">时长</translation>
  </message>
  <message>
   <source>{minutes}:{seconds} min</source>
   <translation type="unfinished">{minutes}:{seconds} 分</translation>
  </message>
  <message>
   <source>{length} s</source>
   <translation type="unfinished">{length} 秒</translation>
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
   <translation type="unfinished">扫描仪当地的注射时间，如 10:05 或 10:05:30；带日期时如 2026-01-05T10:05</translation>
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished">更正文件中的错误，如剂量用了其他单位或时间为 UTC。SUV 和导出的序列随之更改，并注明是在此处指定的。</translation>
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
   <translation type="unfinished">病例 {code}</translation>
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
   <translation type="unfinished">按体数据所述</translation>
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished">恢复正在进行：请等待结束或取消，再打开其他病例。</translation>
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished">PET 正弦图 ({endings})</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">所有文件 (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished">Slicer 的 DICOM 数据库中没有 PET 序列：请先在 DICOM 模块中导入。</translation>
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished">一个平面的原始计数：从左到右为径向 bin，从上到下为角度</translation>
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
   <translation type="unfinished">光子对由哪些环计数：0 为同环或相邻环，离 0 越远响应线越倾斜</translation>
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">平面(&amp;P)：</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished">该段中的平面（沿扫描仪轴向）</translation>
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
   <translation type="unfinished">选择 PET 序列</translation>
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished">文件夹中有多个 PET 序列，无法判断用哪一个。请选择一个。</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">未说明</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished">已校正</translation>
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished">未校正</translation>
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
   <translation type="unfinished">无描述</translation>
  </message>
 </context>
 <context>
  <name>case.table</name>
  <message>
   <source>SUV</source>
   <translation type="unfinished">SUV</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">剂量</translation>
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
   <translation type="unfinished">无：指标需要全剂量水平</translation>
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished">由图像重投影</translation>
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished">模拟计数</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">测量</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished">衰减</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished">归一化</translation>
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished">本底</translation>
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
   <translation type="unfinished">序列</translation>
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
   <translation type="unfinished">全剂量，且真实图像已知</translation>
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
   <translation type="unfinished">已预校正</translation>
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} 体素，{spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished">{unit}；图像为 {imageUnit}</translation>
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished">数值为 SUV</translation>
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished">不可用：只有 DICOM 提供体重、注射剂量和时间</translation>
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
   <translation type="unfinished">无描述</translation>
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished">{slices} 层 × {angles} 个角度 × {bins} 个 bin（{size} mm），层间距 {step} mm</translation>
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">注射</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished">每层一个系数</translation>
  </message>
  <message>
   <source>body weight, {factor} per {unit}</source>
   <translation type="unfinished">体重，每 {unit} 为 {factor}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished">说明</translation>
  </message>
  <message>
   <source>DRF {factors}</source>
   <translation type="unfinished">DRF {factors}</translation>
  </message>
  <message>
   <source>with {corrections}</source>
   <translation type="unfinished">含 {corrections}</translation>
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
   <translation type="unfinished">请先选择全剂量或低剂量体数据。</translation>
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished">全剂量和低剂量是同一体数据：请为其中之一另选。</translation>
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished">低剂量的剂量降低倍数必须大于 1；不知道时填 0。</translation>
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished">{name} 未注明数值单位：请选择。</translation>
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished">{name} 没有体素：请选择其他体数据。</translation>
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
   <translation type="unfinished">待选择</translation>
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
   <translation type="unfinished">病例的 {modality}</translation>
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
   <translation type="unfinished">PET-DICOM</translation>
  </message>
  <message>
   <source>Rainbow</source>
   <translation type="unfinished">彩虹</translation>
  </message>
  <message>
   <source>Hot metal blue</source>
   <translation type="unfinished">热金属蓝</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation type="unfinished">热度</translation>
  </message>
  <message>
   <source>Hot</source>
   <translation type="unfinished">热</translation>
  </message>
 </context>
 <context>
  <name>compare.columns</name>
  <message>
   <source>{first} to {last} of {total}</source>
   <translation type="unfinished">{first} 至 {last}，共 {total}</translation>
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
   <translation type="unfinished">+ {share} % {image}</translation>
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
   <translation type="unfinished">卷帘右侧：{image}</translation>
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished">相间方格：{image}</translation>
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
   <translation type="unfinished">MIP，{unit}</translation>
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
   <translation type="unfinished">保存挂片方案</translation>
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished">方案名称（布局、行和列、窗、颜色、叠加；不含任何患者信息）：</translation>
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished">已有方案 {name}。要替换吗？</translation>
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">同上次阅片</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished">要删除方案 {name} 吗？</translation>
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
   <translation type="unfinished">红：去除，蓝：增加
预期噪声的 {least} 至 {most} 倍</translation>
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
   <translation type="unfinished">肝脏：均值 {mean} {unit}</translation>
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">没有突出的病灶，也没有被否定之处。</translation>
  </message>
  <message>
   <source>Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.</source>
   <translation type="unfinished">勾选“询问计数”并恢复实测计数后，此处列出计数对每一处的判断。</translation>
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation type="unfinished">{number} / {total}</translation>
  </message>
 </context>
 <context>
  <name>evidence.warning_bar</name>
  <message>
   <source>{dose}, {method}: {kinds}</source>
   <translation type="unfinished">{dose}，{method}：{kinds}</translation>
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
   <translation type="unfinished">{diameter} mm，{volume} mL；计数偏离 {z} 个标准误差</translation>
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished">{unit}：图像 {shown}，计数 {counted}</translation>
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished">与周围之比：图像 {shown}，计数 {counted} ± {error}</translation>
  </message>
  <message>
   <source>Power to tell such an error: {power} %</source>
   <translation type="unfinished">查出此类错误的功效：{power} %</translation>
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished">恢复的 PET（派生序列）</translation>
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished">写入恢复的体数据，并带有源序列的头信息、单位和 SUV</translation>
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
   <translation type="unfinished">此病例不是从 DICOM 序列打开的。派生序列需要源序列的头信息：要导出，请从 DICOM 打开病例。</translation>
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished">Slicer 的 DICOM 数据库未打开：请在 DICOM 模块中打开，并导入该文件夹。</translation>
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished">已将 {count} 个序列写入 {folder}。</translation>
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished">Slicer 的 DICOM 数据库中也已添加。</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">无法传递分段：{reason}</translation>
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
   <translation type="unfinished">PNG 图像 (*.png)</translation>
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
   <translation type="unfinished">PDF 文档 (*.pdf)</translation>
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
   <translation type="unfinished">{path} 已不存在：请重新恢复此剂量。</translation>
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished">无法写入 {path}。</translation>
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished">无法使用 {folder}：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">无法写入 {path}：{reason}</translation>
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
   <translation type="unfinished">无法传递分段：{reason}</translation>
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
   <translation type="unfinished">此病例的 SUV 未知：请选择其他勾画方式。</translation>
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished">此处摄取低于阈值：请选择其他勾画方式。</translation>
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">病灶</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished">区域扩展超过 {reach} mm：请选择其他勾画方式。</translation>
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
   <translation type="unfinished">上：所有层；下：当前层</translation>
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished">{measure}
偏差</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished">分段的{measure}；下方为与全剂量相比的偏差（百分比）</translation>
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished">与全剂量相比的偏差</translation>
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished">真值的区间</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">剂量</translation>
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">图像</translation>
  </message>
  <message>
   <source>PSNR (dB)</source>
   <translation type="unfinished">PSNR (dB)</translation>
  </message>
  <message>
   <source>SSIM</source>
   <translation type="unfinished">SSIM</translation>
  </message>
  <message>
   <source>NRMSE</source>
   <translation type="unfinished">NRMSE</translation>
  </message>
  <message>
   <source>Slice PSNR (dB)</source>
   <translation type="unfinished">单层 PSNR (dB)</translation>
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished">单层 SSIM</translation>
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished">单层 NRMSE</translation>
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished">与全剂量相比的峰值信噪比：越高越接近</translation>
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished">与全剂量的结构相似性：1 为完全相同</translation>
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished">相对全剂量的均方根误差（按其数值范围归一化）：越低越接近</translation>
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
   <translation type="unfinished">平均偏差 (%)</translation>
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished">最大偏差 (%)</translation>
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished">峰值偏差 (%)</translation>
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished">{measure}
区间
偏差</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished">分段的{measure}；下方为恢复图像中真值所在的区间，以及与全剂量相比的偏差（百分比）</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">全剂量</translation>
  </message>
  <message>
   <source>{image}, slices {first} to {last}</source>
   <translation type="unfinished">{image}，第 {first} 至 {last} 层</translation>
  </message>
  <message>
   <source>slice {number}</source>
   <translation type="unfinished">第 {number} 层</translation>
  </message>
  <message>
   <source>The dose that was restored</source>
   <translation type="unfinished">所恢复的剂量</translation>
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished">与全剂量比较的图像</translation>
  </message>
  <message>
   <source>{measure}: from ({level} %)</source>
   <translation type="unfinished">{measure}：下限（{level} %）</translation>
  </message>
  <message>
   <source>{measure}: to ({level} %)</source>
   <translation type="unfinished">{measure}：上限（{level} %）</translation>
  </message>
  <message>
   <source>The segment and its volume</source>
   <translation type="unfinished">分段及其体积</translation>
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished">所测量的图像</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">低剂量</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished">{volume} mL</translation>
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished">{dose}，低剂量</translation>
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
   <translation type="unfinished">分割为空：请先在图像上绘制分段。</translation>
  </message>
  <message>
   <source>{dose}, {method}</source>
   <translation type="unfinished">{dose}，{method}</translation>
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
   <translation type="unfinished">结果没有可比较的全剂量参考。可以测量分段和剖面。</translation>
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
   <translation type="unfinished">逗号分隔值 (*.csv)</translation>
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished">表格位于 {path}</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">无法传递分段：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">无法写入 {path}：{reason}</translation>
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished">处理进程检查到的内容；不含患者名和用户名</translation>
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">正在检查：软件包、设备、内存…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished">复制文字用于故障报告；不含患者名和用户名</translation>
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished">关闭此窗口</translation>
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
   <translation type="unfinished">其他 Python</translation>
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished">Slicer 自带的 Python</translation>
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished">Slicer {version}；处理进程由 {python} 运行</translation>
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
   <translation type="unfinished">RED 低剂量 PET：帮助</translation>
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished">低剂量 PET 病例 (RED)</translation>
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished">处理进程由 Slicer 自带的 Python 运行。</translation>
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished">清空工作文件夹</translation>
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished">其中保存了 {size} MiB</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished">要从 {folder} 移除所有打开过的病例和恢复结果吗？您自己的文件会保留。当前打开的病例需要重新打开。</translation>
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished">处理进程由 {python} 运行。不会在其中安装任何内容。</translation>
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished">{python} 处没有 Python。</translation>
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">缺少 PyTorch。请在扩展管理器中安装扩展 PyTorch，重新启动 Slicer 后再按“应用”；或在 编辑 &gt; 应用程序设置 &gt; RED 低剂量 PET 中选择含有 PyTorch 的 Python 环境。</translation>
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">安装 Python 软件包</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished">RED 需要 Slicer 尚未安装的 Python 软件包：

{packages}

要下载（约 {total} MB）并安装到 Slicer 的 Python 中吗？这需要几分钟。</translation>
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished">约 {size} MB</translation>
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished">所选 Python 环境缺少 {packages}。不会在其中安装任何内容；请输入：{python} -m pip install {quoted}</translation>
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished">{size}，含 CUDA 时最多 3 GB</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">无法使用工作文件夹：{reason}。</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished">无法安装软件包（{reason}）。请查看 视图 &gt; 错误日志。</translation>
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
   <translation type="unfinished">此处无证据：没有恢复任何可由计数证实的内容。</translation>
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), or close other programs.</source>
   <translation type="unfinished">处理进程被强制终止，很可能是内存不足：请减少一次恢复的层数（层：从），或关闭其他程序。</translation>
  </message>
  <message>
   <source>Device</source>
   <translation type="unfinished">设备</translation>
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished">病例 &gt; DICOM 中各序列旁的剂量</translation>
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">病例 &gt; 注射 中的单位</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished">剂量水平</translation>
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished">时间帧列表</translation>
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">病例 &gt; 注射 中的时间</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished">迭代</translation>
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished">方法</translation>
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished">模型</translation>
  </message>
  <message>
   <source>Post filter</source>
   <translation type="unfinished">后滤波</translation>
  </message>
  <message>
   <source>Projector</source>
   <translation type="unfinished">投影器</translation>
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished">分辨率模型</translation>
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished">算法</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">层</translation>
  </message>
  <message>
   <source>the list of series</source>
   <translation type="unfinished">序列列表</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished">步数</translation>
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished">子集</translation>
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">无法启动处理进程：Slicer 自带的 Python（{python}）不能运行。请重新安装 Slicer，或在 编辑 &gt; 应用程序设置 &gt; RED 低剂量 PET 中选择 Python 环境。</translation>
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">无法使用工作文件夹 {folder}（{reason}）。请在 编辑 &gt; 应用程序设置 &gt; RED 低剂量 PET 中另选一个。</translation>
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">处理进程发出了无法识别的消息（“{text}”），已被停止。请在 编辑 &gt; 应用程序设置 &gt; RED 低剂量 PET 中检查 Python 环境。</translation>
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished">处理已完成，但结果 {folder} 不存在：是否已被移除？请重试。</translation>
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished">处理进程未完成就结束了（退出代码 {code}），未说明原因。</translation>
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">无法启动处理进程：{python} 不是可运行的 Python。请在 编辑 &gt; 应用程序设置 &gt; RED 低剂量 PET 中选择其他 Python 环境。</translation>
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished">处理进程崩溃（信号或代码 {code}）：请重试，或换用其他设备。</translation>
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">运行处理进程的 Python 缺少软件包 {package}：请按“应用”安装缺少的内容，或在 编辑 &gt; 应用程序设置 &gt; RED 低剂量 PET 中选择其他 Python 环境。</translation>
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
   <translation type="unfinished">请重新打开此病例：它是由旧版本读取的。</translation>
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished">全部响应线：{time}，{memory} MB</translation>
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished">用全部倾斜响应线的 OSEM，计入衰减和归一化，不重组：单核 {time}，内存最多 {memory} MB；不做恢复。</translation>
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
   <translation type="unfinished">耗时为原来的 {times} 倍，内存最多再增加 {memory} MB。</translation>
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished">此图像未注明剂量：将保留原图像的一半。要完整恢复，请指定剂量后打开。</translation>
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished">此病例还没有可供绘制区域的图像：请先不用区域恢复一次。</translation>
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished">用于保护的分割为空：请绘制分段，或选择“无区域”。</translation>
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished">处理对象</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished">剂量降低倍数</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">单位</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished">像素或径向 bin (mm)</translation>
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished">层间距 (mm)</translation>
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished">每侧相邻层数</translation>
  </message>
  <message>
   <source>Input is clipped to</source>
   <translation type="unfinished">输入截断范围</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation type="unfinished">缩放</translation>
  </message>
  <message>
   <source>Total activity, output over input</source>
   <translation type="unfinished">总活度，输出/输入</translation>
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished">数组的轴</translation>
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished">模型说明卡：{name}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished">{low} 至 {high}</translation>
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished">{name} 旁没有规格文件（contract）：请编写 {stem}.toml，参见文档中的“Bring your model”。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">无法读取 {path}：{reason}。</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished">{name} 不是 RED 的模型文件：请选择 redpet train 写出的文件 (*.safetensors)、作者发布的检查点或 ONNX 网络 ({endings})。</translation>
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished">无法将 {name} 作为规格文件（contract）读取：{reason}。</translation>
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
   <translation type="unfinished">{method}：扫描的全部响应线（未恢复）</translation>
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished">仅 {method}（未恢复）</translation>
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished">{method}（已安装的软件包）</translation>
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
   <translation type="unfinished">{method} 没有内置模型：请选择模型文件。</translation>
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">选择模型文件</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished">模型文件 ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished">重建全部响应线</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation type="unfinished">正在启动</translation>
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
   <translation type="unfinished">正在加回病灶</translation>
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
   <translation type="unfinished">证据 {part}：{stage}</translation>
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
   <translation type="unfinished">无法显示 {folder} 中的结果：{reason}。</translation>
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
   <translation type="unfinished">列表中的病例正在恢复：请等待，或在“病例”中停止。</translation>
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">请先打开病例。</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished">病例没有低剂量水平：请在“病例”中生成剂量阶梯。</translation>
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">请选择剂量水平。</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished">首层位于末层之后。</translation>
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
   <translation type="unfinished">停止；已恢复的剂量水平保留（{key}）</translation>
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
   <translation type="unfinished">OSEM</translation>
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
   <translation type="unfinished">内置 (Joseph)</translation>
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">在后台恢复所选剂量水平（{key}）</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished">无法读取输入或工作文件夹：{reason}。</translation>
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
   <translation type="unfinished">低剂量 PET</translation>
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
   <translation type="unfinished"> 对应 {result}</translation>
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
   <translation type="unfinished">无法读取 {path}。</translation>
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished">{name} 的单位未知：请选择。</translation>
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished">无法写入 {path}：请检查文件夹和剩余空间。</translation>
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished">有变换使 {name} 变形：请先固化或移除该变换。</translation>
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished">分段 {first} 和 {second} 重叠：请分别放入两个分割。</translation>
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished">选择研究的设计</translation>
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished">研究的设计 (*.toml)</translation>
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
   <translation type="unfinished">无法读取研究的图像：{reason}。</translation>
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
   <translation type="unfinished">无法读取研究：{reason}。</translation>
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished">无法保存回答：{reason}。</translation>
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
   <translation type="unfinished">在视图中指向病灶并按 1 到 5；全部标记后按回车。</translation>
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
   <translation type="unfinished">已标记 {count} 处。</translation>
  </message>
 </context>
 <context>
  <name>CaseSection</name>
  <message>
   <source>Open PET series from Slicer's DICOM database</source>
   <translation type="unfinished">从 Slicer 的 DICOM 数据库打开 PET 序列</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">文件夹</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished">打开文件夹：一个 DICOM 序列、每个剂量水平一个序列，或模拟病例</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">正弦图</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished">打开原始正弦图文件：Interfile 头文件，或旁边有描述文件的数组。也可将文件拖放到 Slicer 窗口打开。</translation>
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">体数据</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished">使用场景中已有的体数据</translation>
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">病例列表</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished">选择病例文件夹，并逐个查看</translation>
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">全剂量：</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished">全剂量 PET 体数据：作为参考，或剂量阶梯的起点</translation>
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">低剂量：</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished">要恢复的低剂量 PET 体数据</translation>
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">剂量降低：</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished">低剂量体数据的剂量降低倍数：4 表示四分之一的计数</translation>
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
   <translation type="unfinished">体素值的单位（体数据本身未注明时）。绝不猜测。</translation>
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">打开体数据</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished">将所选体数据作为病例打开。来自 DICOM 的体数据从其 DICOM 文件读取。</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished">关闭此消息</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">取消</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished">停止打开；已打开的病例保留</translation>
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished">打开病例的进度</translation>
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
   <translation type="unfinished">含全剂量和低剂量阶梯的体模，在本机生成，无需下载</translation>
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished">当前病例的已知信息</translation>
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">校正...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished">此次扫描的计数已做哪些校正、缺少哪些，以及对数值的影响。可略去某些校正。</translation>
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">三维正弦图...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished">按文件原样查看扫描，逐段逐平面：未重组，未校正</translation>
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">显示患者</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished">显示患者姓名、ID、检查和序列，以及病例列表中的文件夹名。关闭时：不显示任何可识别患者的信息。</translation>
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">注射...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished">文件中的注射剂量单位或注射时间有误时，在此指定。SUV 随之更改。</translation>
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">生成剂量阶梯</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished">由此全剂量病例模拟低剂量：DRF 4、10、20、50 和 100。生成的阶梯成为当前病例。</translation>
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
   <translation type="unfinished">只显示所在行含有这些词的病例</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">筛选</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished">只显示处于此状态的病例</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">全部恢复</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished">按“恢复”部分的设置在后台恢复所有病例的所有剂量水平，其间您可继续阅读其他病例；停止时已恢复的结果保留</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">队列…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished">按“恢复”部分的设置，用多个进程恢复并测量此文件夹的所有病例，写入您选择的文件夹：结果；表格（每个病例、剂量和区域一行）；离群值在前的页面</translation>
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished">文件夹中的病例；绿色标记表示已恢复。点击表头排序；N 和 P 打开下一个和上一个病例。</translation>
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
   <translation type="unfinished">病例的阅片方式：布局、行和列、窗、颜色、叠加。打开病例时沿用上次的阅片方式</translation>
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">保存…</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished">将此病例的阅片方式命名保存；保存在应用程序中，不含任何患者信息</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">删除</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished">删除所选方案</translation>
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
   <translation type="unfinished">一个剂量水平：低剂量、恢复后和全剂量并列，显示正弦图、图像和差异</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">剂量</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished">所有剂量水平并列，全剂量在最后</translation>
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">平面</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished">低剂量、恢复后和全剂量的横断面、冠状面、矢状面及旋转 MIP（最大密度投影）。点击后在所有平面显示该位置</translation>
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
   <translation type="unfinished">显示横断面行</translation>
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">冠状面</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished">显示冠状面行</translation>
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">矢状面</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished">显示矢状面行</translation>
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished">显示最大密度投影行；在投影上滚动滚轮可旋转患者</translation>
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished">持续旋转 MIP，每圈 3.6 秒（M 键）</translation>
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
   <translation type="unfinished">窗口容不下所有列：移到其他列（方向键）</translation>
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
   <translation type="unfinished">所有图像的窗，以所显示的单位计；“按全剂量调整”的窗随全剂量而定。同一示踪剂的下一个病例沿用此窗</translation>
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished">用 SUV（体重）代替图像自身的单位；需已知 SUV 系数</translation>
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
   <translation type="unfinished">转到肝脏球体所在的层</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">窗宽：</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished">所有图像的窗宽，以图像单位计（SUV 或 Bq/mL）；与在图像中拖动鼠标相同</translation>
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">窗位：</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished">所有图像的窗位，以图像单位计（SUV 或 Bq/mL）</translation>
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">差异：</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished">差异的显示范围为此值的负值至正值，以图像单位计（SUV 或 Bq/mL）</translation>
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">颜色：</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished">图像的颜色：从无活度到窗的上限</translation>
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
   <translation type="unfinished">叠在上面的图像</translation>
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">叠于</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished">位于下面的图像；叠加显示在此图像的视图中</translation>
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished">淡入：混合。卷帘：卷帘右侧为上层图像。棋盘格：相间的方格为上层图像</translation>
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished">上层图像的可见程度（百分比）；棋盘格时为方格的细密程度</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
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
   <translation type="unfinished">用上层图像替换下层图像，再切换回来（F 键）</translation>
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">CT 或 MR：</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished">CT（窗宽 400，窗位 40 HU）或 MR 叠加在图像上的可见程度（百分比）</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">加载</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished">查找与 PET 同一检查、同一参考坐标系（Frame of Reference）的 CT 或 MR：在其文件夹中、文件夹旁或 Slicer 的 DICOM 数据库中</translation>
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
   <translation type="unfinished">在所有视图中显示十字准线：按住 Shift 并移动鼠标来定位</translation>
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
   <translation type="unfinished">在所有视图中查看最严重的发现</translation>
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">图</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished">在图像上显示计数的判断（E）</translation>
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished">图的填充强度，从 0（只留轮廓）到 1</translation>
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished">支持：计数证实。否定：计数与图像不符。无法判断：计数太少。</translation>
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished">发现，最严重的在前：点击一项或用方向键移动，即在所有视图中显示其位置</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">上一个</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished">上一个发现（,）</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">下一个</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished">下一个发现（.）</translation>
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished">要写入的结果；不需要的请取消勾选</translation>
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">描述：</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished">新序列的序列描述，最多 64 个字符；留空则写明剂量和方法</translation>
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
   <translation type="unfinished">每个序列写入此文件夹内的新文件夹；不会覆盖任何内容</translation>
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">添加到 Slicer 的 DICOM 数据库</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished">新序列将在 DICOM 模块中与源序列并列</translation>
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">移除患者数据</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished">DICOM PS3.15 的基本配置（Basic Profile）：换用新标识符；体重和时间也会删除，因此无法计算 SUV</translation>
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">附证据：图和发现</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished">在同一检查中、序列旁：图写为 Segmentation，发现写为 Structured Report</translation>
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
   <translation type="unfinished">将勾选的每个结果写为派生 PET 序列，带源序列的头信息；仅供研究使用</translation>
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">图...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished">将低剂量、恢复后和全剂量的比较保存为 PNG 图</translation>
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">视图...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished">将当前视图保存为 PNG 图</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">报告...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished">将图像和表格保存为一页 PDF 文档</translation>
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
   <translation type="unfinished">各图像与全剂量的接近程度：整个体数据，以及当前层</translation>
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished">要测量的分割：其各分段将在每幅图像中测量</translation>
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
   <translation type="unfinished">各分段的 SUV 平均、最大和峰值、体积，以及与全剂量相比的偏差</translation>
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished">各分段在各图像中的数值，以及与全剂量相比的偏差</translation>
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished">如何围绕点击处 10 mm 内最热的体素勾画病灶；有全剂量时在全剂量上勾画</translation>
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">标记病灶</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished">处于按下状态时，点击图像或 MIP 即把病灶保存为分段，并在每个剂量下测量（L 键）</translation>
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">存为 DICOM...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished">将标记的病灶（须在上方选中其分割）写为 DICOM Segmentation (SEG)，归入 PET 序列所在的检查，含患者姓名，存入您指定位置的新文件夹</translation>
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished">要绘制曲线的病灶或分段</translation>
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished">绘制的内容：摄取，或其与全剂量相比的偏差（百分比）</translation>
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">剂量曲线</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished">在视图下方绘制其随剂量降低倍数的变化</translation>
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished">读取所有列数值所沿的线；用“标记”模块绘制新线</translation>
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
   <translation type="unfinished">绘制所有列沿该线的数值</translation>
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">复制表格</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished">将表格复制为逗号分隔值</translation>
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">另存为 CSV...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished">将表格保存为电子表格可打开的文件</translation>
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
   <translation type="unfinished">要恢复的剂量水平，依次进行。DRF 为剂量降低倍数：20 表示全剂量的二十分之一。</translation>
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">方法：</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished">恢复正弦图的方法。RED 有内置模型；其他方法需要各自的模型文件。</translation>
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">模型：</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished">内置模型，或您训练或获得的文件：模型 (*.safetensors)、作者发布的检查点 (*.pt)、带规格文件的网络 (*.onnx)</translation>
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">说明卡</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished">模型的训练数据、改善效果及失效情形</translation>
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">步数：</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished">采样步数：步数越多，耗时成比例增加。模型建议值为其训练时的步数。</translation>
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
   <translation type="unfinished">恢复图像所占的比例；其余为临床阅片所用的低剂量：计数经 6 mm 滤波，图像则保持原样</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">加回病灶(伴随少量噪声)</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished">RED 从实测计数中去除的内容，视剂量有 50 至 80 % 会加回，病灶与噪声一并加回：病灶检出率因此与最佳滤波大致相同。不勾选时图像只来自网络，更平滑，但会丢失更多小病灶和淡病灶。没有计数的图像，两种情况下都只来自网络。</translation>
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">保护：</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished">在此分割的分段内，恢复不从低剂量中去除任何内容；请用分割编辑器绘制</translation>
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">无区域</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished">图像与全剂量的接近程度取决于其剂量，保留的比例也随之而定</translation>
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">层：</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished">恢复所有层、仅当前层或一个范围；层越少，耗时和内存越少</translation>
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished">范围的首层，从 1 数起</translation>
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">至</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished">范围的末层，该层也会恢复</translation>
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">设备：</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished">用于计算的设备及其空闲内存。您选择的设备要么被使用，要么被拒绝，绝不会换成其他设备。</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">刷新</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished">重新查找设备及其空闲内存</translation>
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
   <translation type="unfinished">指出实测计数对恢复图像的每一处是支持、否定，还是无法判断</translation>
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
   <translation type="unfinished">由正弦图生成图像的方法：迭代 (OSEM) 或滤波反投影 (FBP)</translation>
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">迭代：</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished">OSEM 遍历所有子集的次数：次数越多，分辨率越高，噪声也越大</translation>
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">子集：</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished">角度的子集数：须能整除角度数</translation>
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">分辨率模型：</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished">OSEM 所考虑的扫描仪模糊的宽度 (FWHM)</translation>
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
   <translation type="unfinished">对最终图像所用高斯滤波的宽度 (FWHM)</translation>
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">投影器：</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished">自带投影器；Python 环境中有 parallelproj 时也可用它</translation>
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished">当前层的恢复结果；其他层随后完成</translation>
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished">此病例恢复结果的警告</translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">详细信息</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished">显示处理进程输出的末尾</translation>
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished">处理进程输出的末尾；请复制到故障报告中</translation>
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished">当前阶段、已处理到的层，以及此阶段的剩余时间</translation>
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
   <translation type="unfinished">运行处理进程的虚拟环境或 conda 环境（其文件夹或其 Python），例如含 CUDA 和 parallelproj 的环境。留空则用 Slicer 自带的 Python。</translation>
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">Slicer 自带</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished">用 Slicer 自带的 Python 运行处理进程</translation>
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">工作文件夹：</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished">保存打开过的病例及其恢复结果的位置，相同的请求可立即打开。最好用不含特殊字符的短路径。</translation>
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">清空...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished">从工作文件夹移除所有打开过的病例和恢复结果；您自己的文件不受影响</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">显示患者姓名</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished">在面板中以患者姓名命名病例；关闭时屏幕上不显示患者身份</translation>
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
   <translation type="unfinished">研究的文件夹，由 redpet study 或下方按钮生成</translation>
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">阅片者：</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished">阅片者的名称，用字母和数字；它决定顺序，并用作回答文件名</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">开始</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished">开始研究的阅片，或从此阅片者停下处继续；每个回答立即保存</translation>
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">创建研究...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished">选择设计（TOML 文件）；其图像在后台生成，存入旁边的文件夹</translation>
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished">研究中已生成的病例数</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">取消</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished">停止创建或打开研究；不留下未完成的内容</translation>
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished">已结束的阅片数</translation>
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished">最低评分，或左图（1 键）</translation>
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished">评分 2，或右图（2 键）</translation>
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished">评分 3（3 键）</translation>
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished">评分 4（4 键）</translation>
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished">最高评分（5 键）</translation>
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">返回</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished">回到上一个问题，或撤销最后一个标记（限本次阅片结束前，退格键）</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">下一个</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished">所有病灶均已标记；或结束本次阅片并继续：其回答保持不变（回车）</translation>
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
