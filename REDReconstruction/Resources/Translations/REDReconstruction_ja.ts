<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
 <context>
  <name>REDReconstruction</name>
  <message>
   <source>RED Low-Dose PET</source>
   <translation type="unfinished">RED 低線量 PET</translation>
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
   <translation type="unfinished">PET サイノグラム</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">症例</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation type="unfinished">復元</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation type="unfinished">比較</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">エビデンス</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished">計測</translation>
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished">書き出し</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">読影試験</translation>
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished">ヘルプ</translation>
  </message>
  <message>
   <source>What each section and its controls are for; F1 opens the part of the section under the mouse</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">このコンピューターを検査...</translation>
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
   <translation type="unfinished">症例を検索中…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">停止</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">すべて復元</translation>
  </message>
  <message>
   <source>Case {number}</source>
   <translation type="unfinished">症例 {number}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">症例</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">状態</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">エビデンス</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">線量</translation>
  </message>
  <message>
   <source>Choose a case of the list below, or press {key}.</source>
   <translation type="unfinished">下のリストから症例を選ぶか {key} を押してください。</translation>
  </message>
  <message>
   <source>Reading case {done} of {total}</source>
   <translation type="unfinished">症例 {done} / {total} を読み込み中</translation>
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
   <translation type="unfinished">コホート…</translation>
  </message>
  <message>
   <source>Choose a new folder for the results, or one of an earlier cohort</source>
   <translation type="unfinished">結果用の新しいフォルダー、または以前のコホートのものを選択</translation>
  </message>
  <message>
   <source>Cohort: {done} of {total} cases</source>
   <translation type="unfinished">コホート：{total} 例中 {done} 例</translation>
  </message>
 </context>
 <context>
  <name>case.corrections_dialog</name>
  <message>
   <source>Corrections of the scan</source>
   <translation type="unfinished">スキャンの補正</translation>
  </message>
  <message>
   <source>Uncheck what is to be left out. The scan is read again without it, and its image says so.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Correction</source>
   <translation type="unfinished">補正</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">状態</translation>
  </message>
  <message>
   <source>What that does to the numbers</source>
   <translation type="unfinished">数値への影響</translation>
  </message>
  <message>
   <source>left out</source>
   <translation type="unfinished">除外</translation>
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
   <translation type="unfinished">患者名を表示</translation>
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
   <translation type="unfinished">画像</translation>
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
   <translation type="unfinished">フルドーズ</translation>
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
   <translation type="unfinished">記載なし</translation>
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
   <translation type="unfinished">投与した内容</translation>
  </message>
  <message>
   <source>The unit in which the number of the injected dose is meant</source>
   <translation type="unfinished">投与量の数値の単位</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation type="unfinished">ファイルのとおり</translation>
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
   <translation type="unfinished">投与量の単位：</translation>
  </message>
  <message>
   <source>Injected at:</source>
   <translation type="unfinished">投与時刻：</translation>
  </message>
 </context>
 <context>
  <name>case.opener</name>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} を読み込めません: {reason}。</translation>
  </message>
  <message>
   <source>The case cannot be shown: {reason}</source>
   <translation type="unfinished">症例を表示できません: {reason}</translation>
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
   <translation type="unfinished">サンプル症例</translation>
  </message>
 </context>
 <context>
  <name>case.section</name>
  <message>
   <source>Open a DICOM folder or a case folder</source>
   <translation type="unfinished">DICOM フォルダーまたは症例フォルダーを開く</translation>
  </message>
  <message>
   <source>Open a raw sinogram</source>
   <translation type="unfinished">生サイノグラムを開く</translation>
  </message>
  <message>
   <source>Choose a folder of cases</source>
   <translation type="unfinished">症例のフォルダーを選択</translation>
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
   <translation type="unfinished">すべてのファイル (*)</translation>
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
   <translation type="unfinished">{number}（{first} ～ {last}）: {rings}</translation>
  </message>
  <message>
   <source>{plane} of {planes}: {sum} in all, at most {most} in a bin</source>
   <translation type="unfinished">{plane}/{planes}: 合計 {sum}、1 ビン最大 {most}</translation>
  </message>
  <message>
   <source>Reading the sinogram…</source>
   <translation type="unfinished">サイノグラムを読み込み中…</translation>
  </message>
  <message>
   <source>&amp;Segment:</source>
   <translation type="unfinished">セグメント(&amp;S):</translation>
  </message>
  <message>
   <source>Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">面(&amp;P):</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As the file holds it, in the axes of the scanner: not rebinned, not corrected.</source>
   <translation type="unfinished">ファイルのまま、装置の軸で表示: リビニングも補正もしていません。</translation>
  </message>
  <message>
   <source>ring difference {low}</source>
   <translation type="unfinished">リング差 {low}</translation>
  </message>
  <message>
   <source>ring differences {low} to {high}</source>
   <translation type="unfinished">リング差 {low} ～ {high}</translation>
  </message>
  <message>
   <source>3D sinogram: {name}</source>
   <translation type="unfinished">3D サイノグラム: {name}</translation>
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
   <translation type="unfinished">記載なし</translation>
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
   <translation type="unfinished">番号</translation>
  </message>
  <message>
   <source>Description</source>
   <translation type="unfinished">説明</translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished">時刻</translation>
  </message>
  <message>
   <source>Attenuation</source>
   <translation type="unfinished">減弱</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">スライス</translation>
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
   <translation type="unfinished">ノイズから線量は不明</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">全線量</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">基準</translation>
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
   <translation type="unfinished">実測</translation>
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
   <translation type="unfinished">記載なし</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>Geometry</source>
   <translation type="unfinished">幾何</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">単位</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">患者</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">読影試験</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>full</source>
   <translation type="unfinished">フル</translation>
  </message>
  <message>
   <source>its noise looks like {dose} ({share} % certain)</source>
   <translation type="unfinished">ノイズは {dose} 相当（確度 {share} %）</translation>
  </message>
  <message>
   <source>full dose, and the true image is known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">再投影</translation>
  </message>
  <message>
   <source>precorrected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} ボクセル、{spacing} mm</translation>
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
   <translation type="unfinished">症例</translation>
  </message>
  <message>
   <source>Opened from</source>
   <translation type="unfinished">由来</translation>
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
   <translation type="unfinished">投与</translation>
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
   <translation type="unfinished">注記</translation>
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
   <translation type="unfinished">低線量をシミュレーション中</translation>
  </message>
  <message>
   <source>Making the sample case</source>
   <translation type="unfinished">サンプル症例を作成中</translation>
  </message>
  <message>
   <source>Bringing the images into the scene</source>
   <translation type="unfinished">画像をシーンに追加中</translation>
  </message>
  <message>
   <source>Opening the case</source>
   <translation type="unfinished">症例を開いています</translation>
  </message>
  <message>
   <source>Reading the case</source>
   <translation type="unfinished">症例を読み込み中</translation>
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
   <translation type="unfinished">読み込み中…</translation>
  </message>
  <message>
   <source>cannot be opened</source>
   <translation type="unfinished">開けません</translation>
  </message>
  <message>
   <source>not restored</source>
   <translation type="unfinished">未復元</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">復元済み</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation type="unfinished">待機中</translation>
  </message>
  <message>
   <source>restoring</source>
   <translation type="unfinished">復元中</translation>
  </message>
  <message>
   <source>failed</source>
   <translation type="unfinished">失敗</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">なし</translation>
  </message>
  <message>
   <source>to be chosen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">1 分未満</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">約 {hours} 時間</translation>
  </message>
  <message>
   <source>{count} cases, {restored} restored</source>
   <translation type="unfinished">{count} 症例、{restored} 件復元済み</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">すべて</translation>
  </message>
  <message>
   <source>partly restored</source>
   <translation type="unfinished">一部復元済み</translation>
  </message>
  <message>
   <source>{done} of {levels} restored</source>
   <translation type="unfinished">{done} / {levels} 復元済み</translation>
  </message>
  <message>
   <source>{count} contradicted</source>
   <translation type="unfinished">{count} 件矛盾</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">約 {minutes} 分</translation>
  </message>
  <message>
   <source>; the rest takes {time}</source>
   <translation type="unfinished">、残り {time}</translation>
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
   <translation type="unfinished">検索中…</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">読み込む</translation>
  </message>
 </context>
 <context>
  <name>compare.blend_widgets</name>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">低線量</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">復元</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
 </context>
 <context>
  <name>compare.blending</name>
  <message>
   <source>Fade</source>
   <translation type="unfinished">フェード</translation>
  </message>
  <message>
   <source>Curtain</source>
   <translation type="unfinished">カーテン</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished">市松</translation>
  </message>
 </context>
 <context>
  <name>compare.colors</name>
  <message>
   <source>Inverted grey</source>
   <translation type="unfinished">反転グレー</translation>
  </message>
  <message>
   <source>Grey</source>
   <translation type="unfinished">グレー</translation>
  </message>
  <message>
   <source>Hot iron</source>
   <translation type="unfinished">ホットアイアン</translation>
  </message>
  <message>
   <source>PET-DICOM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rainbow</source>
   <translation type="unfinished">レインボー</translation>
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
   <translation type="unfinished">フルドーズ（基準）</translation>
  </message>
  <message>
   <source>No full-dose reference</source>
   <translation type="unfinished">フルドーズの基準なし</translation>
  </message>
  <message>
   <source>{method}, {dose}</source>
   <translation type="unfinished">{method}、{dose}</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">低線量</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">復元済み</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>+ {share} % {image}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{title}
shown once it is restored</source>
   <translation type="unfinished">{title}
復元後に表示</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">再投影</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">実測</translation>
  </message>
  <message>
   <source>Low dose, {dose}</source>
   <translation type="unfinished">低線量、{dose}</translation>
  </message>
  <message>
   <source>Image minus full dose, {unit}
blue: less, red: more</source>
   <translation type="unfinished">画像 − フルドーズ、{unit}
青: 少ない、赤: 多い</translation>
  </message>
  <message>
   <source>{title}
minus full dose, {unit}</source>
   <translation type="unfinished">{title}
− フルドーズ、{unit}</translation>
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
未復元</translation>
  </message>
 </context>
 <context>
  <name>compare.layers</name>
  <message>
   <source>The MIP is being made</source>
   <translation type="unfinished">MIP を作成中</translation>
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
   <translation type="unfinished">肝</translation>
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
   <translation type="unfinished">前回の読影と同じ</translation>
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
   <translation type="unfinished">除去分を読み込み中</translation>
  </message>
  <message>
   <source>no map of what was removed</source>
   <translation type="unfinished">除去分のマップなし</translation>
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
   <translation type="unfinished">肝臓：平均の 0～3 倍</translation>
  </message>
  <message>
   <source>Fit to full dose</source>
   <translation type="unfinished">フルドーズに合わせる</translation>
  </message>
  <message>
   <source>Fit to full dose, background</source>
   <translation type="unfinished">全線量に合わせる（背景）</translation>
  </message>
  <message>
   <source>100 % of the maximum</source>
   <translation type="unfinished">最大値の 100 %</translation>
  </message>
  <message>
   <source>50 % of the maximum</source>
   <translation type="unfinished">最大値の 50 %</translation>
  </message>
  <message>
   <source>SUV 0 to 7</source>
   <translation type="unfinished">SUV 0～7</translation>
  </message>
  <message>
   <source>SUV 0 to 5</source>
   <translation type="unfinished">SUV 0～5</translation>
  </message>
  <message>
   <source>SUV 0 to 10</source>
   <translation type="unfinished">SUV 0～10</translation>
  </message>
  <message>
   <source>SUV 0 to 15</source>
   <translation type="unfinished">SUV 0～15</translation>
  </message>
  <message>
   <source>Brain: SUV 0 to 12</source>
   <translation type="unfinished">脳：SUV 0～12</translation>
  </message>
  <message>
   <source>Background: SUV 0 to 3</source>
   <translation type="unfinished">背景：SUV 0～3</translation>
  </message>
 </context>
 <context>
  <name>compare.window_widgets</name>
  <message>
   <source>Custom</source>
   <translation type="unfinished">カスタム</translation>
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
   <translation type="unfinished">目立つ箇所はなく、否定されるものもありません。</translation>
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
   <translation type="unfinished">捏造</translation>
  </message>
  <message>
   <source>erased</source>
   <translation type="unfinished">消失</translation>
  </message>
  <message>
   <source>overstated</source>
   <translation type="unfinished">過大</translation>
  </message>
  <message>
   <source>understated</source>
   <translation type="unfinished">過小</translation>
  </message>
  <message>
   <source>shifted</source>
   <translation type="unfinished">偏り</translation>
  </message>
  <message>
   <source>The counts contradict the restored image. Look before you measure or export:</source>
   <translation type="unfinished">計数が復元画像と矛盾します。測定や書き出しの前に確認してください：</translation>
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
   <translation type="unfinished">書き出しをキャンセルしました。</translation>
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
   <translation type="unfinished">症例を復元すると書き出せます。</translation>
  </message>
  <message>
   <source>Check a result to export it.</source>
   <translation type="unfinished">書き出す結果にチェックを付けてください。</translation>
  </message>
  <message>
   <source>Choose the folder that the series is written into.</source>
   <translation type="unfinished">シリーズを書き込むフォルダーを選択してください。</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation type="unfinished">図を保存</translation>
  </message>
  <message>
   <source>PNG image (*.png)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save the views</source>
   <translation type="unfinished">ビューを保存</translation>
  </message>
  <message>
   <source>Save the case report</source>
   <translation type="unfinished">症例レポートを保存</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drawing the report ...</source>
   <translation type="unfinished">レポートを作成中…</translation>
  </message>
  <message>
   <source>Writing {name} ...</source>
   <translation type="unfinished">{name} を書き込み中…</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation type="unfinished">保存しました: {path}</translation>
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
   <translation type="unfinished">ピーク</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">低線量</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>Bias of {measure} (%)</source>
   <translation type="unfinished">{measure} の偏り (%)</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_saving</name>
  <message>
   <source>Folder for the lesions</source>
   <translation type="unfinished">病変のフォルダー</translation>
  </message>
  <message>
   <source>Writing the lesions ...</source>
   <translation type="unfinished">病変を書き込み中…</translation>
  </message>
  <message>
   <source>This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.</source>
   <translation type="unfinished">この症例は DICOM シリーズから開かれていません。DICOM セグメンテーションにはそのヘッダーが必要です。</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The lesions are in {path}</source>
   <translation type="unfinished">病変は {path} にあります</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_widgets</name>
  <message>
   <source>Dose reduction factor</source>
   <translation type="unfinished">線量低減係数</translation>
  </message>
  <message>
   <source>{lesion} is kept in the segmentation {name}.</source>
   <translation type="unfinished">{lesion} はセグメンテーション {name} に保存されました。</translation>
  </message>
 </context>
 <context>
  <name>measure.lesions</name>
  <message>
   <source>Sphere of 1 mL</source>
   <translation type="unfinished">1 mL の球</translation>
  </message>
  <message>
   <source>41 % of its maximum</source>
   <translation type="unfinished">最大値の 41 %</translation>
  </message>
  <message>
   <source>Above SUV 2.5</source>
   <translation type="unfinished">SUV 2.5 超</translation>
  </message>
  <message>
   <source>There is no image at this place.</source>
   <translation type="unfinished">この位置に画像はありません。</translation>
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
   <translation type="unfinished">病変</translation>
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
   <translation type="unfinished">全スライス</translation>
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
   <translation type="unfinished">画像</translation>
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
   <translation type="unfinished">セグメント</translation>
  </message>
  <message>
   <source>Volume (mL)</source>
   <translation type="unfinished">体積 (mL)</translation>
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
   <translation type="unfinished">フルドーズ</translation>
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
   <translation type="unfinished">低線量</translation>
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
   <translation type="unfinished">ピーク</translation>
  </message>
  <message>
   <source>volume</source>
   <translation type="unfinished">体積</translation>
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
   <translation type="unfinished">症例を復元すると、ここに数値が表示されます。</translation>
  </message>
  <message>
   <source>The results have no full-dose reference to be held against. Segments and profiles can be measured.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Measuring the segments ...</source>
   <translation type="unfinished">セグメントを測定中…</translation>
  </message>
  <message>
   <source>Distance (mm)</source>
   <translation type="unfinished">距離 (mm)</translation>
  </message>
  <message>
   <source>The tables are on the clipboard.</source>
   <translation type="unfinished">表をクリップボードにコピーしました。</translation>
  </message>
  <message>
   <source>Save the tables</source>
   <translation type="unfinished">表を保存</translation>
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
   <translation type="unfinished">検査中: パッケージ、デバイス、メモリー…</translation>
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
   <translation type="unfinished">このコンピューターを検査</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished">コピー</translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished">閉じる</translation>
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
   <translation type="unfinished">作業フォルダーを使用できません: {reason}。</translation>
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
   <translation type="unfinished">Python パッケージをインストール</translation>
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
   <translation type="unfinished">作業フォルダーを使用できません: {reason}。</translation>
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
   <translation type="unfinished">エビデンスなし：実測の計数が必要ですが、この症例には画像しかありません。</translation>
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
   <translation type="unfinished">症例 &gt; 投与 の単位</translation>
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
   <translation type="unfinished">症例 &gt; 投与 の時刻</translation>
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
   <translation type="unfinished">スライス</translation>
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
   <translation type="unfinished">1 分未満</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">約 {hours} 時間</translation>
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
   <translation type="unfinished">約 {minutes} 分</translation>
  </message>
 </context>
 <context>
  <name>restore.device_choice</name>
  <message>
   <source>{name}, {free} GiB free</source>
   <translation type="unfinished">{name}、空き {free} GiB</translation>
  </message>
  <message>
   <source>Automatic (first GPU, else CPU)</source>
   <translation type="unfinished">自動（最初の GPU、なければ CPU）</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">作業フォルダーを使用できません: {reason}。</translation>
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
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">単位</translation>
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
   <translation type="unfinished">{path} を読み込めません: {reason}。</translation>
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
   <translation type="unfinished">ファイルを選択...</translation>
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
   <translation type="unfinished">内蔵</translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished">なし</translation>
  </message>
  <message>
   <source>{method} has no built-in model: choose a model file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">モデルファイルを選択</translation>
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
   <translation type="unfinished">復元</translation>
  </message>
  <message>
   <source>Correcting the image</source>
   <translation type="unfinished">画像を補正</translation>
  </message>
  <message>
   <source>Giving lesions back</source>
   <translation type="unfinished">病変を戻しています</translation>
  </message>
  <message>
   <source>Reconstructing the low dose</source>
   <translation type="unfinished">低線量を再構成</translation>
  </message>
  <message>
   <source>Reconstructing the restored</source>
   <translation type="unfinished">復元結果を再構成</translation>
  </message>
  <message>
   <source>Reconstructing the full dose</source>
   <translation type="unfinished">フルドーズを再構成</translation>
  </message>
  <message>
   <source>Looking at the noise</source>
   <translation type="unfinished">ノイズを確認中</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished">書き込み</translation>
  </message>
  <message>
   <source>Judging by the counts</source>
   <translation type="unfinished">計数で判定中</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished">読み込み</translation>
  </message>
  <message>
   <source>Evidence {part}: {stage}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>slice {reached} of {slices}</source>
   <translation type="unfinished">スライス {reached} / {slices}</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation type="unfinished">残り {time}</translation>
  </message>
 </context>
 <context>
  <name>restore.queue</name>
  <message>
   <source>Cancelled. What was restored before stays.</source>
   <translation type="unfinished">キャンセルしました。復元済みの結果は残ります。</translation>
  </message>
  <message>
   <source>Restored.</source>
   <translation type="unfinished">復元しました。</translation>
  </message>
  <message>
   <source>Opened at once: this was restored before.</source>
   <translation type="unfinished">復元済みの結果をすぐに開きました。</translation>
  </message>
  <message>
   <source>The result in {folder} cannot be shown: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restored {count} dose levels.</source>
   <translation type="unfinished">{count} 件の線量レベルを復元しました。</translation>
  </message>
 </context>
 <context>
  <name>restore.section</name>
  <message>
   <source>Wait until the case is open.</source>
   <translation type="unfinished">症例が開くまでお待ちください。</translation>
  </message>
  <message>
   <source>The cases of the list are being restored: wait, or stop that in Case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">先に症例を開いてください。</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">線量レベルを選択してください。</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Starting the worker</source>
   <translation type="unfinished">処理プロセスを起動中</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">キャンセル</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">適用</translation>
  </message>
  <message>
   <source>Reading the result</source>
   <translation type="unfinished">結果を読み込み中</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation type="unfinished">キャンセル中</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished">変更はありません。</translation>
  </message>
  <message>
   <source>Stop; levels that are restored already stay ({key})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">すべて</translation>
  </message>
  <message>
   <source>The one in view</source>
   <translation type="unfinished">表示中のもの</translation>
  </message>
  <message>
   <source>From</source>
   <translation type="unfinished">範囲</translation>
  </message>
  <message>
   <source>OSEM</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filtered back-projection</source>
   <translation type="unfinished">フィルター補正逆投影</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished">自動</translation>
  </message>
  <message>
   <source>Built-in (Joseph)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">選択した線量レベルをバックグラウンドで復元 ({key})</translation>
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
   <translation type="unfinished">{level}（{device}）</translation>
  </message>
  <message>
   <source>Slice {number}, restored</source>
   <translation type="unfinished">スライス {number}、復元</translation>
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
   <translation type="unfinished">判断不能</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation type="unfinished">否定</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished">エビデンス</translation>
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
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished">画像</translation>
  </message>
  <message>
   <source>sinogram</source>
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>minus full dose</source>
   <translation type="unfinished">− フルドーズ</translation>
  </message>
  <message>
   <source>removed</source>
   <translation type="unfinished">除去分</translation>
  </message>
  <message>
   <source>image as given</source>
   <translation type="unfinished">元の画像</translation>
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
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>dose unknown</source>
   <translation type="unfinished">線量不明</translation>
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
   <translation type="unfinished">試験を作成しました。key.json は読影者に見せないでください。</translation>
  </message>
  <message>
   <source>Stopped. All answers are kept; Begin goes on where you were.</source>
   <translation type="unfinished">停止しました。回答は保存済みです。「開始」で続きから再開します。</translation>
  </message>
  <message>
   <source>All {count} readings are closed. Thank you.</source>
   <translation type="unfinished">{count} 件の読影がすべて完了しました。ありがとうございました。</translation>
  </message>
  <message>
   <source>An image of the study cannot be read: {reason}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished">キャンセルしました。</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">作業フォルダーを使用できません: {reason}。</translation>
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
   <translation type="unfinished">軸位断</translation>
  </message>
  <message>
   <source>coronal</source>
   <translation type="unfinished">冠状断</translation>
  </message>
  <message>
   <source>sagittal</source>
   <translation type="unfinished">矢状断</translation>
  </message>
 </context>
 <context>
  <name>study.view</name>
  <message>
   <source>Reading the image…</source>
   <translation type="unfinished">画像を読み込み中…</translation>
  </message>
  <message>
   <source>Press 1 to 5.</source>
   <translation type="unfinished">1〜5 を押してください。</translation>
  </message>
  <message>
   <source>All questions are answered.</source>
   <translation type="unfinished">すべての質問に回答しました。</translation>
  </message>
  <message>
   <source>Return closes this reading; Backspace goes back.</source>
   <translation type="unfinished">Return で読影を確定、Backspace で戻ります。</translation>
  </message>
  <message>
   <source>Close this reading</source>
   <translation type="unfinished">この読影を確定</translation>
  </message>
  <message>
   <source>All are marked</source>
   <translation type="unfinished">すべて標識済み</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">次へ</translation>
  </message>
  <message>
   <source>All questions are answered: press Return to close this reading.</source>
   <translation type="unfinished">すべて回答済みです。Return でこの読影を終えます。</translation>
  </message>
  <message>
   <source>Point at a lesion in a view and press 1 to 5; press Return when all are marked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Press 1 for the left image or 2 for the right one.</source>
   <translation type="unfinished">左の画像は 1、右の画像は 2 を押します。</translation>
  </message>
  <message>
   <source>Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.</source>
   <translation type="unfinished">病変を指して 1（不確か）～5（確実）を押します。Return：すべてマーク済み。</translation>
  </message>
  <message>
   <source>Press 1 for the left image, 2 for the right one.</source>
   <translation type="unfinished">左の画像なら 1、右なら 2 を押してください。</translation>
  </message>
  <message>
   <source>Reading {number} of {total}</source>
   <translation type="unfinished">読影 {number} / {total}</translation>
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
   <translation type="unfinished">現在の回答: {answer}</translation>
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
   <translation type="unfinished">フォルダー</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">ボリューム</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">症例リスト</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">フルドーズ:</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">低線量:</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">線量低減:</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">記載なし</translation>
  </message>
  <message>
   <source>Unit:</source>
   <translation type="unfinished">単位:</translation>
  </message>
  <message>
   <source>The unit of the voxel values, for a volume that does not state it itself. It is never guessed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">ボリュームを開く</translation>
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
   <translation type="unfinished">キャンセル</translation>
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
   <translation type="unfinished">症例は開かれていません</translation>
  </message>
  <message>
   <source>Choose where your PET case comes from, or drop a raw sinogram on Slicer's window. To look around first, open the sample case: it is made on this computer, without a download.</source>
   <translation type="unfinished">PET 症例の入力元を選ぶか、生サイノグラムを Slicer のウィンドウにドロップしてください。まず試すにはサンプル症例を開いてください。ダウンロードなしでこのコンピューター上に作成されます。</translation>
  </message>
  <message>
   <source>Open sample case</source>
   <translation type="unfinished">サンプル症例を開く</translation>
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
   <translation type="unfinished">補正...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">3D サイノグラム...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">患者を表示</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">投与...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">線量ラダーを作成</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">前へ</translation>
  </message>
  <message>
   <source>Open the previous case (P)</source>
   <translation type="unfinished">前の症例を開く (P)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">次へ</translation>
  </message>
  <message>
   <source>Open the next case (N)</source>
   <translation type="unfinished">次の症例を開く (N)</translation>
  </message>
  <message>
   <source>Close the list; the open case stays</source>
   <translation type="unfinished">リストを閉じる（開いている症例はそのまま）</translation>
  </message>
  <message>
   <source>Show the cases alone in whose line these words occur</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">絞り込み</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">すべて復元</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">コホート…</translation>
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
   <translation type="unfinished">プロトコル：</translation>
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
   <translation type="unfinished">削除</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Layout:</source>
   <translation type="unfinished">レイアウト:</translation>
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
   <translation type="unfinished">線量</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">断面</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows:</source>
   <translation type="unfinished">行:</translation>
  </message>
  <message>
   <source>Axial</source>
   <translation type="unfinished">体軸断</translation>
  </message>
  <message>
   <source>Show the row of axial slices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">冠状断</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">矢状断</translation>
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
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>Show the row of sinograms</source>
   <translation type="unfinished">サイノグラムの行を表示</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">画像</translation>
  </message>
  <message>
   <source>Show the row of images</source>
   <translation type="unfinished">画像の行を表示</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished">差分</translation>
  </message>
  <message>
   <source>Show the row of differences: image minus full dose</source>
   <translation type="unfinished">差分の行を表示: 画像 − フルドーズ</translation>
  </message>
  <message>
   <source>Columns:</source>
   <translation type="unfinished">列:</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">低線量</translation>
  </message>
  <message>
   <source>Show the low dose</source>
   <translation type="unfinished">低線量を表示</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">復元</translation>
  </message>
  <message>
   <source>Show the restored result</source>
   <translation type="unfinished">復元結果を表示</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>Show the full-dose reference</source>
   <translation type="unfinished">フルドーズの基準を表示</translation>
  </message>
  <message>
   <source>The window has no room for all columns: move on to the others (arrow keys)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Result:</source>
   <translation type="unfinished">結果:</translation>
  </message>
  <message>
   <source>The dose level that is compared</source>
   <translation type="unfinished">比較する線量レベル</translation>
  </message>
  <message>
   <source>The method that restored it</source>
   <translation type="unfinished">復元した手法</translation>
  </message>
  <message>
   <source>Next lower dose (key [)</source>
   <translation type="unfinished">次に低い線量（[ キー）</translation>
  </message>
  <message>
   <source>Next higher dose (key ])</source>
   <translation type="unfinished">次に高い線量（] キー）</translation>
  </message>
  <message>
   <source>Window:</source>
   <translation type="unfinished">ウィンドウ:</translation>
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
   <translation type="unfinished">自動配置された 30 mm の球内の全線量平均：正常肝の外にあるときは移動してください</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">表示</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">幅:</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">レベル:</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">差分:</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">カラー:</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Colours of the sinograms</source>
   <translation type="unfinished">サイノグラムの色</translation>
  </message>
  <message>
   <source>Overlay:</source>
   <translation type="unfinished">重ねる：</translation>
  </message>
  <message>
   <source>The image that lies over the other one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">→</translation>
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
   <translation type="unfinished">除去分</translation>
  </message>
  <message>
   <source>What the restoration removed from the low dose, over the restored image: in units of the noise expected there, clear below 2. Red was removed, blue was added</source>
   <translation type="unfinished">復元が低線量から除いたもの（復元画像上）：予想ノイズを単位とし、2 未満は透明。赤は除去、青は追加</translation>
  </message>
  <message>
   <source>The upper image in the place of the lower one, and back (key F)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">CT・MR：</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">読み込む</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slice:</source>
   <translation type="unfinished">スライス:</translation>
  </message>
  <message>
   <source>The slice in all views (keys Page Up and Page Down)</source>
   <translation type="unfinished">全ビューのスライス（Page Up / Page Down キー）</translation>
  </message>
  <message>
   <source>Fit the pictures into all views</source>
   <translation type="unfinished">全ビューに画像を合わせる</translation>
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
   <translation type="unfinished">表示</translation>
  </message>
  <message>
   <source>Look at the worst finding in all views</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">マップ</translation>
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
   <translation type="unfinished">前へ</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">次へ</translation>
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
   <translation type="unfinished">説明:</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Dose and method</source>
   <translation type="unfinished">線量と手法</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation type="unfinished">フォルダー:</translation>
  </message>
  <message>
   <source>Each series is written into a new folder inside this one; nothing is overwritten</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">Slicer の DICOM データベースに追加</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">患者情報を削除</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">エビデンス付き: マップと所見</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>With the regions: outlines and intervals</source>
   <translation type="unfinished">領域付き: 輪郭と区間</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the segments chosen in Measure as a Segmentation, their SUV, volume (mL) and 90 % intervals as a Structured Report</source>
   <translation type="unfinished">同じ検査の中、シリーズの横に: 「計測」で選んだセグメントを Segmentation、その SUV、体積 (mL)、90 % 区間を Structured Report として</translation>
  </message>
  <message>
   <source>Export DICOM series</source>
   <translation type="unfinished">DICOM シリーズを書き出す</translation>
  </message>
  <message>
   <source>Write each checked result as a derived PET series with the header of its source; for research only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">図...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">ビュー...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">レポート...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show files</source>
   <translation type="unfinished">ファイルを表示</translation>
  </message>
  <message>
   <source>Open the folder of the written series</source>
   <translation type="unfinished">書き出したシリーズのフォルダーを開く</translation>
  </message>
 </context>
 <context>
  <name>MeasureSection</name>
  <message>
   <source>Numbers appear here once a result has a full-dose reference.</source>
   <translation type="unfinished">フルドーズの基準がある結果では、ここに数値が表示されます。</translation>
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
   <translation type="unfinished">セグメンテーションを選択</translation>
  </message>
  <message>
   <source>Measure segments</source>
   <translation type="unfinished">セグメントを計測</translation>
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
   <translation type="unfinished">病変をマーク</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">DICOM 保存...</translation>
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
   <translation type="unfinished">線量曲線</translation>
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
   <translation type="unfinished">線を選択または描画</translation>
  </message>
  <message>
   <source>Line profile</source>
   <translation type="unfinished">ラインプロファイル</translation>
  </message>
  <message>
   <source>Plot the values along the line for all columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">表をコピー</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">CSV で保存...</translation>
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
   <translation type="unfinished">線量レベル:</translation>
  </message>
  <message>
   <source>The dose levels to restore, one after another. DRF is the dose reduction factor: 20 means a twentieth of the full dose.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">手法:</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">モデル:</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">カード</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">ステップ:</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>as the model suggests</source>
   <translation type="unfinished">モデルの推奨</translation>
  </message>
  <message>
   <source>Strength:</source>
   <translation type="unfinished">強さ：</translation>
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
   <translation type="unfinished">病変を戻す(ノイズも少し増える)</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">保護：</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">領域なし</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">スライス:</translation>
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
   <translation type="unfinished">〜</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">デバイス:</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">更新</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence:</source>
   <translation type="unfinished">エビデンス:</translation>
  </message>
  <message>
   <source>Ask the counts</source>
   <translation type="unfinished">計数に照合</translation>
  </message>
  <message>
   <source>Say of each spot of the restored image whether the measured counts support it, contradict it, or cannot tell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reconstruction</source>
   <translation type="unfinished">再構成</translation>
  </message>
  <message>
   <source>Algorithm:</source>
   <translation type="unfinished">アルゴリズム:</translation>
  </message>
  <message>
   <source>How images are made from sinograms: iterative (OSEM) or filtered back-projection (FBP)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">反復回数:</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">サブセット:</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">分解能モデル:</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">なし</translation>
  </message>
  <message>
   <source>Post filter:</source>
   <translation type="unfinished">後処理フィルター:</translation>
  </message>
  <message>
   <source>Width (FWHM) of a Gaussian filter over the finished image</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">投影器:</translation>
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
   <translation type="unfinished">詳細</translation>
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
   <translation type="unfinished">適用</translation>
  </message>
 </context>
 <context>
  <name>REDSettings</name>
  <message>
   <source>Python environment:</source>
   <translation type="unfinished">Python 環境:</translation>
  </message>
  <message>
   <source>A virtual or conda environment (its folder or its Python) that runs the worker, for example one with CUDA and parallelproj. Empty for Slicer's own Python.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">Slicer 付属</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">作業フォルダー:</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">消去...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">患者名を表示</translation>
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
   <translation type="unfinished">読影者は線量や手法を知らずに、無作為な順序で画像を評価します。</translation>
  </message>
  <message>
   <source>Study:</source>
   <translation type="unfinished">試験:</translation>
  </message>
  <message>
   <source>The folder of a study, as redpet study or the button below makes it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">読影者:</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">開始</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">試験を作成...</translation>
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
   <translation type="unfinished">キャンセル</translation>
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
   <translation type="unfinished">戻る</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">次へ</translation>
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
   <translation type="unfinished">試験を中断（回答はすべて保存されます）</translation>
  </message>
 </context>
</TS>
