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
   <translation type="unfinished">低線量 PET のサイノグラムを残差推定拡散モデルで復元し、サイノグラムと画像をフルドーズの基準と並べて表示し、改善を計測し、DICOM シリーズとして書き出します。研究用途専用です。</translation>
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished">手法は Ai ら、Medical Image Analysis 2025 (arXiv 2411.05354) によるものです。</translation>
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
   <translation type="unfinished">各セクションとその操作の説明。F1 でマウス位置のセクションの説明を開きます</translation>
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">このコンピューターを検査...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished">パッケージ、デバイス、メモリー、ディスクの状態と対処：不具合報告用の文面（名前は含みません）</translation>
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
   <translation type="unfinished">除外する補正のチェックを外してください。その補正なしでスキャンを読み込み直し、画像にもその旨を記します。</translation>
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
   <translation type="unfinished">DICOM データベースから PET シリーズを開く</translation>
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished">オフ：患者と検査は番号で示し、名前、ID、日付は表示しません</translation>
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished">シリーズの線量（シリーズの説明に記載がない場合）</translation>
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished">シリーズを 1 つ、または 1 症例の各線量レベルがそろった検査を選択してください。</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">患者名を表示</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished">説明のとおり</translation>
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished">検査 {number}</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">シリーズ</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">画像</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">線量</translation>
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished">患者 {number}</translation>
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
   <translation type="unfinished">シリーズ {number}</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_source</name>
  <message>
   <source>Slicer's DICOM database is not open: open the DICOM module once and choose its database folder.</source>
   <translation type="unfinished">Slicer の DICOM データベースが開かれていません。DICOM モジュールを一度開き、データベースのフォルダーを選択してください。</translation>
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished">このシリーズのファイルは DICOM データベースに登録された場所にありません。もう一度インポートしてください。</translation>
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished">シリーズを作業フォルダーに取り込めません（{reason}）。空き容量を増やすか、別のフォルダーを選択してください。</translation>
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished">時間フレームを選択</translation>
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished">ダイナミックまたはゲート収集の画像です。時間フレームを 1 つ、または時間方向に加算する複数のフレームを選択してください（Shift、Ctrl）。</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">記載なし</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished">フレーム</translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished">開始</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished">収集時間</translation>
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
   <translation type="unfinished">装置の現地時刻での投与時刻。例：10:05、10:05:30、日付付きは 2026-01-05T10:05</translation>
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished">ファイルの誤りを訂正します（投与量の単位違い、UTC の時刻など）。SUV と書き出すシリーズに反映され、ここで指定したことが記録されます。</translation>
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
   <translation type="unfinished">症例 {code}</translation>
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
   <translation type="unfinished">ボリュームの記載どおり</translation>
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished">復元の実行中です。終了を待つかキャンセルしてから、別の症例を開いてください。</translation>
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished">PET サイノグラム ({endings})</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">すべてのファイル (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished">Slicer の DICOM データベースに PET シリーズがありません。先に DICOM モジュールでインポートしてください。</translation>
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished">計数された 1 面：左から右が動径ビン、上から下が角度</translation>
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
   <translation type="unfinished">光子対を計数したリングの組：0 は同一または隣接リング、0 から離れるほど斜めの LOR</translation>
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">面(&amp;P):</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished">セグメント内の面（装置の軸方向）</translation>
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
   <translation type="unfinished">PET シリーズを選択</translation>
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished">フォルダーに PET シリーズが複数あり、どれを使うか判断できません。1 つ選択してください。</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">記載なし</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished">補正あり</translation>
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished">補正なし</translation>
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
   <translation type="unfinished">説明なし</translation>
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
   <translation type="unfinished">線量</translation>
  </message>
  <message>
   <source>its noise tells no dose</source>
   <translation type="unfinished">ノイズから線量は不明</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">基準</translation>
  </message>
  <message>
   <source>none: metrics need a full-dose level</source>
   <translation type="unfinished">なし：指標にはフルドーズのレベルが必要</translation>
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished">画像から再投影</translation>
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished">シミュレーションの計数</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">実測</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished">減弱</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished">正規化</translation>
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished">バックグラウンド</translation>
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
   <translation type="unfinished">シリーズ</translation>
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
   <translation type="unfinished">フルドーズ、真の画像も既知</translation>
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
   <translation type="unfinished">事前補正済み</translation>
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} ボクセル、{spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished">{unit}、画像は {imageUnit}</translation>
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished">値は SUV</translation>
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished">不可：体重、投与量、時刻は DICOM からのみ得られます</translation>
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
   <translation type="unfinished">説明なし</translation>
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished">{slices} スライス × {angles} 角度 × {bins} ビン（{size} mm）、スライス間隔 {step} mm</translation>
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">投与</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished">スライスごとに係数 1 つ</translation>
  </message>
  <message>
   <source>body weight, {factor} per {unit}</source>
   <translation type="unfinished">体重基準、{unit} あたり {factor}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished">注記</translation>
  </message>
  <message>
   <source>DRF {factors}</source>
   <translation type="unfinished">DRF {factors}</translation>
  </message>
  <message>
   <source>with {corrections}</source>
   <translation type="unfinished">{corrections} あり</translation>
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
   <translation type="unfinished">先にフルドーズまたは低線量のボリュームを選択してください。</translation>
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished">フルドーズと低線量が同じボリュームです。どちらかを別のものにしてください。</translation>
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished">低線量の線量低減係数は 1 より大きい値、不明なら 0 にしてください。</translation>
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished">{name} に値の単位の記載がありません。単位を選択してください。</translation>
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished">{name} にボクセルがありません。別のボリュームを選択してください。</translation>
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
   <translation type="unfinished">要選択</translation>
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
   <translation type="unfinished">症例の {modality}</translation>
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
   <translation type="unfinished">PET-DICOM</translation>
  </message>
  <message>
   <source>Rainbow</source>
   <translation type="unfinished">レインボー</translation>
  </message>
  <message>
   <source>Hot metal blue</source>
   <translation type="unfinished">ホットメタルブルー</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation type="unfinished">ヒート</translation>
  </message>
  <message>
   <source>Hot</source>
   <translation type="unfinished">ホット</translation>
  </message>
 </context>
 <context>
  <name>compare.columns</name>
  <message>
   <source>{first} to {last} of {total}</source>
   <translation type="unfinished">{first}～{last} / {total}</translation>
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
   <translation type="unfinished">+ {share} % {image}</translation>
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
   <translation type="unfinished">カーテンの右：{image}</translation>
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished">市松の一方：{image}</translation>
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
   <translation type="unfinished">MIP、{unit}</translation>
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
   <translation type="unfinished">ハンギングプロトコルを保存</translation>
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished">プロトコル名（レイアウト、行と列、ウィンドウ、カラー、重ね合わせ。患者情報は含みません）：</translation>
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished">プロトコル {name} はすでにあります。置き換えますか？</translation>
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">前回の読影と同じ</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished">プロトコル {name} を削除しますか？</translation>
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
   <translation type="unfinished">赤：除去、青：追加
予想ノイズの {least}～{most} 倍</translation>
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
   <translation type="unfinished">フルドーズに合わせる（背景）</translation>
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
   <translation type="unfinished">肝臓：平均 {mean} {unit}</translation>
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">目立つ箇所はなく、否定されるものもありません。</translation>
  </message>
  <message>
   <source>Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.</source>
   <translation type="unfinished">「計数に照合」にチェックを付けて実測の計数を復元すると、各箇所について計数が示すことがここに表示されます。</translation>
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
   <translation type="unfinished">{dose}、{method}：{kinds}</translation>
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
   <translation type="unfinished">{diameter} mm、{volume} mL。計数のずれは標準誤差の {z} 倍</translation>
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished">{unit}：画像 {shown}、計数 {counted}</translation>
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished">周囲との比：画像 {shown}、計数 {counted} ± {error}</translation>
  </message>
  <message>
   <source>Power to tell such an error: {power} %</source>
   <translation type="unfinished">このような誤りを判別できる検出力：{power} %</translation>
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished">復元 PET（派生シリーズ）</translation>
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished">復元したボリュームを、元シリーズのヘッダー、単位、SUV を付けて書き込みます</translation>
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
   <translation type="unfinished">この症例は DICOM シリーズから開かれていません。派生シリーズには元のヘッダーが必要です。書き出すには DICOM から症例を開いてください。</translation>
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished">Slicer の DICOM データベースが開かれていません。DICOM モジュールで開き、フォルダーをインポートしてください。</translation>
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished">{count} 件のシリーズを {folder} に書き込みました。</translation>
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished">Slicer の DICOM データベースにも追加しました。</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">セグメントを渡せません：{reason}</translation>
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
   <translation type="unfinished">PNG 画像 (*.png)</translation>
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
   <translation type="unfinished">PDF 文書 (*.pdf)</translation>
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
   <translation type="unfinished">{path} がありません。この線量をもう一度復元してください。</translation>
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished">{path} に書き込めません。</translation>
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished">{folder} を使用できません：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} に書き込めません：{reason}</translation>
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
   <translation type="unfinished">セグメントを渡せません：{reason}</translation>
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
   <translation type="unfinished">この症例では SUV が不明です。別の輪郭を選択してください。</translation>
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished">この位置の集積は閾値未満です。別の輪郭を選択してください。</translation>
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">病変</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished">領域が {reach} mm を超えて広がります。別の輪郭を選択してください。</translation>
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
   <translation type="unfinished">上：全スライス、下：表示中のスライス</translation>
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished">{measure}
偏り</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished">セグメントの {measure}。下はフルドーズに対する偏り（パーセント）</translation>
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished">フルドーズに対する偏り</translation>
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished">真値の区間</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">線量</translation>
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">画像</translation>
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
   <translation type="unfinished">スライス PSNR (dB)</translation>
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished">スライス SSIM</translation>
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished">スライス NRMSE</translation>
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished">フルドーズに対するピーク信号対雑音比：高いほど近い</translation>
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished">フルドーズとの構造的類似度：1 は同一</translation>
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished">フルドーズに対する二乗平均平方根誤差（値の範囲で正規化）：低いほど近い</translation>
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
   <translation type="unfinished">平均の偏り (%)</translation>
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished">最大の偏り (%)</translation>
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished">ピークの偏り (%)</translation>
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished">{measure}
区間
偏り</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished">セグメントの {measure}。下は、復元画像では真値を含む区間と、フルドーズに対する偏り（パーセント）</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">フルドーズ</translation>
  </message>
  <message>
   <source>{image}, slices {first} to {last}</source>
   <translation type="unfinished">{image}、スライス {first}～{last}</translation>
  </message>
  <message>
   <source>slice {number}</source>
   <translation type="unfinished">スライス {number}</translation>
  </message>
  <message>
   <source>The dose that was restored</source>
   <translation type="unfinished">復元した線量</translation>
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished">フルドーズと比べる画像</translation>
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
   <translation type="unfinished">セグメントとその体積</translation>
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished">計測する画像</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">低線量</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished">{volume} mL</translation>
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished">{dose}、低線量</translation>
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
   <translation type="unfinished">セグメンテーションが空です。先に画像上にセグメントを描いてください。</translation>
  </message>
  <message>
   <source>{dose}, {method}</source>
   <translation type="unfinished">{dose}、{method}</translation>
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
   <translation type="unfinished">結果と比べるフルドーズの基準がありません。セグメントとプロファイルは計測できます。</translation>
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
   <translation type="unfinished">カンマ区切り (*.csv)</translation>
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished">表は {path} にあります</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">セグメントを渡せません：{reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} に書き込めません：{reason}</translation>
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished">処理プロセスが検出した内容（患者名やユーザー名は含みません）</translation>
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">検査中: パッケージ、デバイス、メモリー…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished">不具合報告用に文面をコピー（患者名やユーザー名は含みません）</translation>
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished">このウィンドウを閉じる</translation>
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
   <translation type="unfinished">別の Python</translation>
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished">Slicer 付属の Python</translation>
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished">Slicer {version}、処理プロセスの実行：{python}</translation>
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
   <translation type="unfinished">RED 低線量 PET：ヘルプ</translation>
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished">低線量 PET 症例 (RED)</translation>
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished">Slicer 付属の Python が処理プロセスを実行します。</translation>
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished">作業フォルダーを消去</translation>
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished">{size} MiB が保存されています</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished">開いた症例と復元結果をすべて {folder} から削除しますか？ご自身のファイルは残ります。開いている症例は開き直す必要があります。</translation>
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished">{python} が処理プロセスを実行します。そこには何もインストールしません。</translation>
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished">{python} に Python がありません。</translation>
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">PyTorch がありません。拡張機能マネージャーで拡張機能 PyTorch をインストールし、Slicer を再起動してもう一度「適用」を押すか、編集 &gt; アプリケーション設定 &gt; RED 低線量 PET で PyTorch のある Python 環境を選択してください。</translation>
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">Python パッケージをインストール</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished">RED に必要な Python パッケージが Slicer にありません：

{packages}

ダウンロード（約 {total} MB）して Slicer の Python にインストールしますか？数分かかります。</translation>
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished">約 {size} MB</translation>
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished">選択した Python 環境に {packages} がありません。そこには何もインストールしません。次を入力してください：{python} -m pip install {quoted}</translation>
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished">{size}、CUDA 付きで最大 3 GB</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">作業フォルダーを使用できません: {reason}。</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished">パッケージをインストールできませんでした（{reason}）。ビュー &gt; エラーログを参照してください。</translation>
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
   <translation type="unfinished">エビデンスなし：計数で裏付けられる復元がありません。</translation>
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), or close other programs.</source>
   <translation type="unfinished">処理プロセスが強制終了されました。メモリー不足と思われます：一度に復元するスライスを減らす（スライス: 範囲）か、他のプログラムを閉じてください。</translation>
  </message>
  <message>
   <source>Device</source>
   <translation type="unfinished">デバイス</translation>
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished">症例 &gt; DICOM の各シリーズ横の線量</translation>
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">症例 &gt; 投与 の単位</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished">線量レベル</translation>
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished">時間フレームのリスト</translation>
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">症例 &gt; 投与 の時刻</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished">反復回数</translation>
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished">手法</translation>
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished">モデル</translation>
  </message>
  <message>
   <source>Post filter</source>
   <translation type="unfinished">後処理フィルター</translation>
  </message>
  <message>
   <source>Projector</source>
   <translation type="unfinished">投影器</translation>
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished">分解能モデル</translation>
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished">アルゴリズム</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">スライス</translation>
  </message>
  <message>
   <source>the list of series</source>
   <translation type="unfinished">シリーズのリスト</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished">ステップ</translation>
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished">サブセット</translation>
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">処理プロセスを起動できませんでした。Slicer 付属の Python（{python}）が動作しません。Slicer を再インストールするか、編集 &gt; アプリケーション設定 &gt; RED 低線量 PET で Python 環境を選択してください。</translation>
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">作業フォルダー {folder} を使用できません（{reason}）。編集 &gt; アプリケーション設定 &gt; RED 低線量 PET で別のフォルダーを選択してください。</translation>
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">処理プロセスから想定外のメッセージ（「{text}」）が返されたため、停止しました。編集 &gt; アプリケーション設定 &gt; RED 低線量 PET で Python 環境を確認してください。</translation>
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished">処理は終了しましたが、結果 {folder} がありません。削除されていませんか？もう一度お試しください。</translation>
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished">処理プロセスが途中で終了しました（終了コード {code}）。理由は不明です。</translation>
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">処理プロセスを起動できませんでした。{python} は動作する Python ではありません。編集 &gt; アプリケーション設定 &gt; RED 低線量 PET で別の Python 環境を選択してください。</translation>
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished">処理プロセスが異常終了しました（シグナルまたはコード {code}）。もう一度実行するか、別のデバイスをお試しください。</translation>
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">処理プロセスを実行する Python にパッケージ {package} がありません。「適用」を押して不足分をインストールするか、編集 &gt; アプリケーション設定 &gt; RED 低線量 PET で別の Python 環境を選択してください。</translation>
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
   <translation type="unfinished">以前のバージョンで読み込まれた症例です。開き直してください。</translation>
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished">全 LOR：{time}、{memory} MB</translation>
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished">斜めの LOR もすべて使い、減弱と正規化を含めた、リビニングなしの OSEM：1 コアで {time}、メモリー最大 {memory} MB。復元は行いません。</translation>
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
   <translation type="unfinished">時間は {times} 倍かかり、メモリーは最大 {memory} MB 多く必要です。</translation>
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished">この画像の線量は記載がないため、元の画像を半分残します。完全に復元するには、線量を指定して開いてください。</translation>
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished">領域を描く画像がまだありません。一度、領域なしで復元してください。</translation>
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished">保護用のセグメンテーションが空です。セグメントを描くか、「領域なし」を選択してください。</translation>
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished">処理対象</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished">線量低減係数</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">単位</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished">画素または動径ビン (mm)</translation>
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished">スライス間隔 (mm)</translation>
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished">両側の隣接スライス数</translation>
  </message>
  <message>
   <source>Input is clipped to</source>
   <translation type="unfinished">入力のクリップ範囲</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation type="unfinished">スケール</translation>
  </message>
  <message>
   <source>Total activity, output over input</source>
   <translation type="unfinished">総放射能、出力／入力</translation>
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished">配列の軸</translation>
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished">モデルカード：{name}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished">{low}～{high}</translation>
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished">{name} の隣に仕様ファイル（contract）がありません。{stem}.toml を作成してください。ドキュメントの「Bring your model」を参照してください。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} を読み込めません: {reason}。</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished">{name} は RED のモデルファイルではありません。redpet train が作成したもの (*.safetensors)、著者公開のチェックポイント、または ONNX ネットワーク ({endings}) を選択してください。</translation>
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished">{name} を仕様ファイル（contract）として読み込めません：{reason}。</translation>
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
   <translation type="unfinished">{method}：スキャンの全 LOR（復元なし）</translation>
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished">{method} のみ（復元なし）</translation>
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished">{method}（インストール済みパッケージ）</translation>
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
   <translation type="unfinished">{method} には内蔵モデルがありません。モデルファイルを選択してください。</translation>
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">モデルファイルを選択</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished">モデルファイル ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished">全 LOR を再構成</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation type="unfinished">開始</translation>
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
   <translation type="unfinished">エビデンス {part}：{stage}</translation>
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
   <translation type="unfinished">{folder} の結果を表示できません：{reason}。</translation>
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
   <translation type="unfinished">リストの症例を復元中です。終了を待つか、「症例」で停止してください。</translation>
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">先に症例を開いてください。</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished">症例に低線量レベルがありません。「症例」で線量ラダーを作成してください。</translation>
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">線量レベルを選択してください。</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished">最初のスライスが最後のスライスより後にあります。</translation>
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
   <translation type="unfinished">停止。復元済みの線量レベルは残ります（{key}）</translation>
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
   <translation type="unfinished">OSEM</translation>
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
   <translation type="unfinished">内蔵 (Joseph)</translation>
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">選択した線量レベルをバックグラウンドで復元 ({key})</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished">入力または作業フォルダーを読み込めません：{reason}。</translation>
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
   <translation type="unfinished">低線量 PET</translation>
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
   <translation type="unfinished"> {result} 対応</translation>
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
   <translation type="unfinished">{path} を読み込めません。</translation>
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished">{name} の単位が不明です。単位を選択してください。</translation>
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished">{path} に書き込めませんでした。フォルダーと空き容量を確認してください。</translation>
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished">変換が {name} を変形させています。先に変換を固定（harden）するか、外してください。</translation>
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished">セグメント {first} と {second} が重なっています。別々のセグメンテーションに分けてください。</translation>
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished">試験のデザインを選択</translation>
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished">試験のデザイン (*.toml)</translation>
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
   <translation type="unfinished">試験の画像を読み込めません：{reason}。</translation>
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
   <translation type="unfinished">試験を読み込めません：{reason}。</translation>
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished">回答を保存できませんでした：{reason}。</translation>
  </message>
 </context>
 <context>
  <name>study.stage</name>
  <message>
   <source>axial</source>
   <translation type="unfinished">体軸断</translation>
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
   <translation type="unfinished">ビュー内の病変を指して 1～5 を押します。すべてマークしたら Return を押してください。</translation>
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
   <translation type="unfinished">{count} 件マーク済み。</translation>
  </message>
 </context>
 <context>
  <name>CaseSection</name>
  <message>
   <source>Open PET series from Slicer's DICOM database</source>
   <translation type="unfinished">Slicer の DICOM データベースから PET シリーズを開く</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">フォルダー</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished">フォルダーを開く：DICOM シリーズ、線量レベルごとに 1 つのシリーズ、またはシミュレーション症例</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">サイノグラム</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished">生サイノグラムのファイルを開く：Interfile ヘッダー、または説明ファイルが隣にある配列。Slicer のウィンドウにドロップしても開きます。</translation>
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">ボリューム</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished">シーンにあるボリュームを使う</translation>
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">症例リスト</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished">症例のフォルダーを選び、順に読影する</translation>
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">フルドーズ:</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished">フルドーズの PET ボリューム：基準、または線量ラダーの出発点</translation>
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">低線量:</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished">復元する低線量の PET ボリューム</translation>
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">線量低減:</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished">低線量ボリュームの線量低減係数：4 は計数が 4 分の 1</translation>
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
   <translation type="unfinished">ボクセル値の単位（ボリュームに記載がない場合）。推測はしません。</translation>
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">ボリュームを開く</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished">選択したボリュームを症例として開きます。DICOM 由来のボリュームは元の DICOM ファイルから読み込みます。</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished">このメッセージを閉じる</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">キャンセル</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished">開くのを中止（開いている症例はそのまま）</translation>
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished">症例を開く処理の進み具合</translation>
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
   <translation type="unfinished">フルドーズと低線量ラダーを持つファントム。ダウンロードなしでこのコンピューター上に作成</translation>
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished">開いている症例の情報</translation>
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">補正...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished">このスキャンの計数で補正済みのもの、不足しているもの、数値への影響。補正は除外できます。</translation>
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">3D サイノグラム...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished">スキャンをファイルのまま、セグメントごとに 1 面ずつ表示：リビニングも補正もしていません</translation>
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">患者を表示</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished">患者名、ID、検査、シリーズと、症例リストのフォルダー名を表示します。オフ：患者を特定する情報は表示しません。</translation>
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">投与...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished">ファイルの投与量の単位や投与時刻が誤っているとき、正しい値を指定します。SUV に反映されます。</translation>
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">線量ラダーを作成</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished">このフルドーズ症例から低線量をシミュレーションします：DRF 4、10、20、50、100。作成したラダーが開いている症例になります。</translation>
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
   <translation type="unfinished">行にこの語を含む症例だけを表示</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">絞り込み</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished">この状態の症例だけを表示</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">すべて復元</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished">他の症例の読影中に、全症例のフルドーズレベルを「復元」の設定でバックグラウンド復元します。停止しても、復元済みの結果は残ります</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">コホート…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished">このフォルダーの全症例を、「復元」の設定で、複数のプロセスにより復元・計測し、選択したフォルダーに保存します：結果、症例・線量・領域ごとに 1 行の表、外れ値を先頭に示すページ</translation>
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished">フォルダー内の症例。緑の印は復元済み。見出しのクリックで並べ替え、N と P で次／前の症例を開きます。</translation>
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
   <translation type="unfinished">症例の読影方法：レイアウト、行と列、ウィンドウ、カラー、重ね合わせ。症例は前回の読影と同じ設定で開きます</translation>
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">保存…</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished">この症例の読影方法に名前を付けて保存。アプリケーション内に保存し、患者情報は含みません</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">削除</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished">選択したプロトコルを削除</translation>
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
   <translation type="unfinished">1 つの線量レベル：低線量、復元、フルドーズを並べ、サイノグラム、画像、差分で表示</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">線量</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished">フルドーズレベルを並べて表示（最後がフルドーズ）</translation>
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">断面</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished">低線量、復元、フルドーズの体軸断、冠状断、矢状断と回転 MIP（最大値投影）。クリックした位置を全断面に表示します</translation>
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
   <translation type="unfinished">体軸断の行を表示</translation>
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">冠状断</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished">冠状断の行を表示</translation>
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">矢状断</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished">矢状断の行を表示</translation>
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished">最大値投影の行を表示。投影上でホイールを回すと患者が回転します</translation>
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished">MIP を回転し続ける（1 周 3.6 秒、M キー）</translation>
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
   <translation type="unfinished">ウィンドウに全列が収まりません。残りの列へ移動（矢印キー）</translation>
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
   <translation type="unfinished">全画像のウィンドウ（表示中の単位）。「合わせる」はフルドーズに従います。同じトレーサーの次の症例もこの設定で開きます</translation>
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished">画像本来の単位ではなく SUV（体重基準）で表示。SUV 係数が既知であることが必要</translation>
  </message>
  <message>
   <source>Mean of the full dose in the sphere of 30 mm that was placed automatically: drag it where it is not in healthy liver</source>
   <translation type="unfinished">自動配置された 30 mm の球内のフルドーズ平均：正常肝の外にあるときは移動してください</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">表示</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished">肝臓の球があるスライスへ移動</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">幅:</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished">全画像のウィンドウ幅（画像の単位：SUV または Bq/mL）。画像上のマウスドラッグと同じ</translation>
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">レベル:</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished">全画像のウィンドウ中心（画像の単位：SUV または Bq/mL）</translation>
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">差分:</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished">差分を ± この値の範囲で表示（画像の単位：SUV または Bq/mL）</translation>
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">カラー:</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished">画像のカラー：放射能ゼロからウィンドウの上端まで</translation>
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
   <translation type="unfinished">上に重ねる画像</translation>
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">→</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished">下になる画像。重ね合わせはこの画像のビューに表示されます</translation>
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished">フェード：混合。カーテン：その右側が上の画像。市松：市松模様の 1 つおきが上の画像</translation>
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished">上の画像の見える割合（パーセント）。市松ではマスの細かさ</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
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
   <translation type="unfinished">下の画像を上の画像に切り替え、また戻す（F キー）</translation>
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">CT・MR：</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished">画像に重ねる CT（ウィンドウ幅 400、レベル 40 HU）または MR の見える割合（パーセント）</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">読み込む</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished">PET と検査および Frame of Reference が同じ CT または MR を、同じフォルダー、その隣、Slicer の DICOM データベースから探します</translation>
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
   <translation type="unfinished">全ビューに十字線を表示：Shift を押しながらマウスで移動</translation>
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
   <translation type="unfinished">最も問題の大きい所見を全ビューに表示</translation>
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">マップ</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished">計数による判定を画像に重ねて表示 (E)</translation>
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished">マップの塗りの濃さ（0～1）。0 は輪郭のみ</translation>
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished">支持：計数が裏付けます。否定：計数が画像と一致しません。判断不能：計数が少なすぎます。</translation>
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished">所見（問題の大きい順）：クリックまたは矢印キーで選ぶと、その位置を全ビューに表示します</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">前へ</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished">前の所見 (,)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">次へ</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished">次の所見 (.)</translation>
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished">書き込む結果。不要なものはチェックを外してください</translation>
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">説明:</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished">新しいシリーズの説明（64 文字以内）。空欄なら線量と手法を記載</translation>
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
   <translation type="unfinished">各シリーズはこの中の新しいフォルダーに書き込みます。上書きはしません</translation>
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">Slicer の DICOM データベースに追加</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished">新しいシリーズは DICOM モジュールで元シリーズの横に並びます</translation>
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">患者情報を削除</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished">DICOM PS3.15 の Basic Profile：識別子を新しくします。体重と時刻も消えるため、SUV は計算できません</translation>
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">エビデンス付き: マップと所見</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished">同じ検査の中、シリーズの横に、マップを Segmentation、所見を Structured Report として書き込みます</translation>
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
   <translation type="unfinished">チェックした各結果を、元のヘッダーを持つ派生 PET シリーズとして書き込みます。研究用途専用</translation>
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">図...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished">低線量、復元、フルドーズの比較を PNG 画像として保存</translation>
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">ビュー...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished">ビューを表示のまま PNG 画像として保存</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">レポート...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished">画像と表を 1 ページの PDF 文書として保存</translation>
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
   <translation type="unfinished">各画像がフルドーズにどれだけ近いか：ボリューム全体と、表示中のスライス</translation>
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished">全画像で計測するセグメントのセグメンテーション</translation>
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
   <translation type="unfinished">各セグメントの SUV 平均・最大・ピーク、体積、フルドーズに対する偏り</translation>
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished">各セグメントの各画像での値と、フルドーズに対する偏り</translation>
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished">クリック位置から 10 mm 以内の最大値ボクセルの周りに病変の輪郭を描く方法。フルドーズがあればその画像で行います</translation>
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">病変をマーク</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished">オンの間、画像または MIP をクリックすると病変をセグメントとして保存し、フルドーズで計測します（L キー）</translation>
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">DICOM 保存...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished">マークした病変（上でそのセグメンテーションを選択しているとき）を DICOM Segmentation (SEG) として、PET シリーズの検査に、患者名付きで、指定先の新しいフォルダーに書き込みます</translation>
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished">曲線を描く病変またはセグメント</translation>
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished">描く値：集積、またはフルドーズに対する偏り（パーセント）</translation>
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">線量曲線</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished">線量低減係数に対するグラフをビューの下に表示</translation>
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished">全列の値を読み取る線。新しい線はマークアップで描きます</translation>
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
   <translation type="unfinished">線に沿った値を全列についてグラフに表示</translation>
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">表をコピー</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished">表をカンマ区切りでコピー</translation>
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">CSV で保存...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished">表を表計算ソフトで開けるファイルに保存</translation>
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
   <translation type="unfinished">復元する線量レベル（順に実行）。DRF は線量低減係数：20 はフルドーズの 20 分の 1。</translation>
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">手法:</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished">サイノグラムの復元方法。RED には内蔵モデルがあり、ほかの手法にはそれぞれのモデルファイルが必要です。</translation>
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">モデル:</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished">内蔵モデル、または自分で学習した／入手したファイル：モデル (*.safetensors)、著者公開のチェックポイント (*.pt)、仕様ファイル付きネットワーク (*.onnx)</translation>
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">カード</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished">モデルの学習データ、効果、うまくいかない場合</translation>
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">ステップ:</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished">サンプリングのステップ数：時間はステップ数に比例します。モデルの推奨は学習時の値です。</translation>
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
   <translation type="unfinished">復元画像の割合。残りは臨床で読影する形の低線量：計数は 6 mm フィルター後、画像は元のまま</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">病変を戻す(ノイズも少し増える)</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished">RED が実測の計数から取り除いたものの 50～80 % を、線量に応じて戻します。病変もノイズも同じように戻り、病変の検出率は最良のフィルターとほぼ同じになります。チェックなしではネットワークだけの画像となり、より滑らかですが、小さな病変や淡い病変がより多く失われます。計数のない画像は、どちらの場合もネットワークだけの画像です。</translation>
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">保護：</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished">このセグメンテーションのセグメント内では、復元で低線量から何も取り除きません。セグメントエディターで描いてください</translation>
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">領域なし</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished">画像がどの程度フルドーズに近いかは線量で決まり、残す割合もそれに応じて変わります</translation>
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">スライス:</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished">全スライス、表示中の 1 枚、または範囲を復元。スライスが少ないほど時間もメモリーも減ります</translation>
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished">範囲の最初のスライス（1 から数える）</translation>
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">〜</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished">範囲の最後のスライス（これも復元します）</translation>
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">デバイス:</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished">計算に使うデバイスとその空きメモリー。選んだものを使うか、使えなければ中止し、別のものに替えることはありません。</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">更新</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished">デバイスと空きメモリーを再検索</translation>
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
   <translation type="unfinished">復元画像の各箇所について、実測の計数が支持するか、否定するか、判断できないかを示します</translation>
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
   <translation type="unfinished">サイノグラムから画像を作る方法：逐次近似 (OSEM) またはフィルター補正逆投影 (FBP)</translation>
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">反復回数:</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished">OSEM が全サブセットを巡る回数：多いほど細部が見え、ノイズも増えます</translation>
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">サブセット:</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished">角度のサブセット数：角度数を割り切る数</translation>
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">分解能モデル:</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished">OSEM で考慮する装置のぼけの幅 (FWHM)</translation>
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
   <translation type="unfinished">完成画像にかけるガウスフィルターの幅 (FWHM)</translation>
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">投影器:</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished">独自の投影器、または Python 環境にあれば parallelproj</translation>
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished">表示中のスライスの復元結果。ほかのスライスは後から続きます</translation>
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished">この症例の復元に関する警告</translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">詳細</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished">処理プロセスの出力の末尾を表示</translation>
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished">処理プロセスの出力の末尾。不具合報告にコピーしてください</translation>
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished">処理の段階、処理中のスライス、その段階の残り時間</translation>
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
   <translation type="unfinished">処理プロセスを実行する仮想環境または conda 環境（フォルダーまたはその Python）。例：CUDA と parallelproj のある環境。空欄なら Slicer 付属の Python を使います。</translation>
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">Slicer 付属</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished">Slicer 付属の Python で処理プロセスを実行</translation>
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">作業フォルダー:</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished">開いた症例と復元結果の保存先。同じ処理ならすぐに開けます。特殊文字のない短いパスが最適です。</translation>
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">消去...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished">開いた症例と復元結果を作業フォルダーからすべて削除（ご自身のファイルはそのまま）</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">患者名を表示</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished">パネルで症例を患者名で表示。オフなら画面に患者を示すものは出ません</translation>
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
   <translation type="unfinished">試験のフォルダー（redpet study または下のボタンで作成したもの）</translation>
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">読影者:</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished">読影者の名前（英数字）。順序と回答ファイルの名前を決めます</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">開始</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished">試験の読影を開始、またはこの読影者の中断箇所から再開。回答はその都度保存されます</translation>
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">試験を作成...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished">デザイン（TOML ファイル）を選択。画像はバックグラウンドで、その隣のフォルダーに作成します</translation>
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished">作成済みの試験症例数</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">キャンセル</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished">試験の作成または読み込みを中止。作りかけのものは残りません</translation>
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished">確定した読影の数</translation>
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished">最低の評価、または左の画像（1 キー）</translation>
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished">評価 2、または右の画像（2 キー）</translation>
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished">評価 3（3 キー）</translation>
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished">評価 4（4 キー）</translation>
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished">最高の評価（5 キー）</translation>
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">戻る</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished">前の質問に戻る、または最後のマークを取り消す（読影の確定前まで、Backspace）</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">次へ</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished">すべての病変をマーク済みにする、またはこの読影を確定して次へ。回答はそのまま残ります（Return）</translation>
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
