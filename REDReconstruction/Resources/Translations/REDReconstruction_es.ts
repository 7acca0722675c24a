<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
 <context>
  <name>REDReconstruction</name>
  <message>
   <source>RED Low-Dose PET</source>
   <translation type="unfinished">RED PET de baja dosis</translation>
  </message>
  <message>
   <source>Restores low-dose PET sinograms by residual estimation diffusion, shows sinograms and images beside the full-dose reference, measures what was gained, and exports DICOM series. For research only.</source>
   <translation type="unfinished">Restaura sinogramas PET de baja dosis por difusión con estimación de residuos, muestra sinogramas e imágenes junto a la referencia de dosis completa, mide lo ganado y exporta series DICOM. Solo para investigación.</translation>
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished">El método es de Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</translation>
  </message>
  <message>
   <source>PET sinogram</source>
   <translation type="unfinished">Sinograma PET</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Caso</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation type="unfinished">Restaurar</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation type="unfinished">Comparar</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">Evidencia</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished">Medir</translation>
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished">Exportar</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Estudio</translation>
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished">Ayuda</translation>
  </message>
  <message>
   <source>What each section and its controls are for; F1 opens the part of the section under the mouse</source>
   <translation type="unfinished">Para qué sirven cada sección y sus controles; F1 abre la parte de la sección bajo el ratón</translation>
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">Examinar este equipo...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished">Paquetes, dispositivos, memoria y disco, y qué hacer: un texto para informar de un fallo, sin ningún nombre</translation>
  </message>
 </context>
 <context>
  <name>case.case_list</name>
  <message>
   <source>Looking for cases…</source>
   <translation type="unfinished">Buscando casos…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Detener</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Restaurar todos</translation>
  </message>
  <message>
   <source>Case {number}</source>
   <translation type="unfinished">Caso {number}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Caso</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">Estado</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">Evidencia</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>Choose a case of the list below, or press {key}.</source>
   <translation type="unfinished">Elija un caso de la lista o pulse {key}.</translation>
  </message>
  <message>
   <source>Reading case {done} of {total}</source>
   <translation type="unfinished">Leyendo el caso {done} de {total}</translation>
  </message>
 </context>
 <context>
  <name>case.cohort</name>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Detener</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Cohorte…</translation>
  </message>
  <message>
   <source>Choose a new folder for the results, or one of an earlier cohort</source>
   <translation type="unfinished">Elija una carpeta nueva para los resultados, o la de una cohorte anterior</translation>
  </message>
  <message>
   <source>Cohort: {done} of {total} cases</source>
   <translation type="unfinished">Cohorte: {done} de {total} casos</translation>
  </message>
 </context>
 <context>
  <name>case.corrections_dialog</name>
  <message>
   <source>Corrections of the scan</source>
   <translation type="unfinished">Correcciones del estudio</translation>
  </message>
  <message>
   <source>Uncheck what is to be left out. The scan is read again without it, and its image says so.</source>
   <translation type="unfinished">Desmarque lo que se deba omitir. El estudio se lee de nuevo sin ello y su imagen lo indica.</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation type="unfinished">Corrección</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">Estado</translation>
  </message>
  <message>
   <source>What that does to the numbers</source>
   <translation type="unfinished">Efecto en los valores</translation>
  </message>
  <message>
   <source>left out</source>
   <translation type="unfinished">omitido</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_chooser</name>
  <message>
   <source>Open PET series from the DICOM database</source>
   <translation type="unfinished">Abrir series PET de la base de datos DICOM</translation>
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished">Desactivado: pacientes y estudios se numeran, y no se muestra ningún nombre, ID ni fecha</translation>
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished">La dosis de la serie, si su descripción no la indica</translation>
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished">Elija una serie, o el estudio cuyas series son los niveles de dosis de un caso.</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Mostrar nombres de pacientes</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished">según descripción</translation>
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished">Estudio {number}</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Serie</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Imágenes</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished">Paciente {number}</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>DRF {drf}</source>
   <translation type="unfinished">DRF {drf}</translation>
  </message>
  <message>
   <source>Series {number}</source>
   <translation type="unfinished">Serie {number}</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_source</name>
  <message>
   <source>Slicer's DICOM database is not open: open the DICOM module once and choose its database folder.</source>
   <translation type="unfinished">La base de datos DICOM de Slicer no está abierta: abra una vez el módulo DICOM y elija su carpeta de base de datos.</translation>
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished">Hay archivos de esta serie que ya no están donde la base de datos DICOM los espera: impórtela de nuevo.</translation>
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished">No se puede llevar la serie a la carpeta de trabajo ({reason}): libere espacio o elija otra carpeta.</translation>
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished">Elegir frames temporales</translation>
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished">Esta es una imagen dinámica o sincronizada (gated). Elija un frame temporal, o varios (Mayús, Ctrl) para sumarlos en el tiempo.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">no indicado</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished">Frame</translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished">Inicio</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished">Duración</translation>
  </message>
  <message>
   <source>{minutes}:{seconds} min</source>
   <translation type="unfinished">{minutes}:{seconds} min</translation>
  </message>
  <message>
   <source>{length} s</source>
   <translation type="unfinished">{length} s</translation>
  </message>
 </context>
 <context>
  <name>case.injection_dialog</name>
  <message>
   <source>What was injected</source>
   <translation type="unfinished">Lo que se inyectó</translation>
  </message>
  <message>
   <source>The unit in which the number of the injected dose is meant</source>
   <translation type="unfinished">La unidad en que se da la dosis inyectada</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation type="unfinished">como dice el archivo</translation>
  </message>
  <message>
   <source>The scanner's local time of the injection, such as 10:05 or 10:05:30; with a date, 2026-01-05T10:05</source>
   <translation type="unfinished">La hora local del escáner en la inyección, como 10:05 o 10:05:30; con fecha, 2026-01-05T10:05</translation>
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished">Corrija lo que el archivo indica mal, como una dosis en otra unidad o una hora en UTC. El SUV y las series exportadas siguen la corrección e indican que se hizo aquí.</translation>
  </message>
  <message>
   <source>Dose is in:</source>
   <translation type="unfinished">Dosis en:</translation>
  </message>
  <message>
   <source>Injected at:</source>
   <translation type="unfinished">Inyectado a las:</translation>
  </message>
 </context>
 <context>
  <name>case.opener</name>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">No se puede leer {path}: {reason}.</translation>
  </message>
  <message>
   <source>The case cannot be shown: {reason}</source>
   <translation type="unfinished">No se puede mostrar el caso: {reason}</translation>
  </message>
  <message>
   <source>Case {code}</source>
   <translation type="unfinished">Caso {code}</translation>
  </message>
 </context>
 <context>
  <name>case.sample_data</name>
  <message>
   <source>Sample case</source>
   <translation type="unfinished">Caso de ejemplo</translation>
  </message>
 </context>
 <context>
  <name>case.section</name>
  <message>
   <source>Open a DICOM folder or a case folder</source>
   <translation type="unfinished">Abrir una carpeta DICOM o de casos</translation>
  </message>
  <message>
   <source>Open a raw sinogram</source>
   <translation type="unfinished">Abrir un sinograma sin procesar</translation>
  </message>
  <message>
   <source>Choose a folder of cases</source>
   <translation type="unfinished">Elegir una carpeta de casos</translation>
  </message>
  <message>
   <source>as the volume states</source>
   <translation type="unfinished">como indica el volumen</translation>
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished">Hay una restauración en curso: espere a que termine o cancélela, y después abra otro caso.</translation>
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished">Sinogramas PET ({endings})</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">Todos los archivos (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished">La base de datos DICOM de Slicer no contiene series PET: importe primero una en el módulo DICOM.</translation>
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished">Un plano tal como se contó: bins radiales de izquierda a derecha, ángulos de arriba abajo</translation>
  </message>
  <message>
   <source>{number} of {first} to {last}: {rings}</source>
   <translation type="unfinished">{number} de {first} a {last}: {rings}</translation>
  </message>
  <message>
   <source>{plane} of {planes}: {sum} in all, at most {most} in a bin</source>
   <translation type="unfinished">{plane} de {planes}: {sum} en total, como máximo {most} en un bin</translation>
  </message>
  <message>
   <source>Reading the sinogram…</source>
   <translation type="unfinished">Leyendo el sinograma…</translation>
  </message>
  <message>
   <source>&amp;Segment:</source>
   <translation type="unfinished">&amp;Segmento:</translation>
  </message>
  <message>
   <source>Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays</source>
   <translation type="unfinished">En qué anillos se contó un par: 0 para el mismo anillo o los vecinos; después, líneas de respuesta cada vez más oblicuas</translation>
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">&amp;Plano:</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished">Qué plano del segmento, a lo largo del eje del escáner</translation>
  </message>
  <message>
   <source>As the file holds it, in the axes of the scanner: not rebinned, not corrected.</source>
   <translation type="unfinished">Como está en el archivo, en los ejes del escáner: sin reagrupar, sin corregir.</translation>
  </message>
  <message>
   <source>ring difference {low}</source>
   <translation type="unfinished">diferencia de anillos {low}</translation>
  </message>
  <message>
   <source>ring differences {low} to {high}</source>
   <translation type="unfinished">diferencias de anillos {low} a {high}</translation>
  </message>
  <message>
   <source>3D sinogram: {name}</source>
   <translation type="unfinished">Sinograma 3D: {name}</translation>
  </message>
 </context>
 <context>
  <name>case.series_choice</name>
  <message>
   <source>Choose a PET series</source>
   <translation type="unfinished">Elegir una serie PET</translation>
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished">La carpeta contiene varias series PET y nada indica cuál usar. Elija una.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">no indicado</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished">corregida</translation>
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished">sin corregir</translation>
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished">Número</translation>
  </message>
  <message>
   <source>Description</source>
   <translation type="unfinished">Descripción</translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished">Hora</translation>
  </message>
  <message>
   <source>Attenuation</source>
   <translation type="unfinished">Atenuación</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">Cortes</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Paciente</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">sin descripción</translation>
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
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>its noise tells no dose</source>
   <translation type="unfinished">su ruido no indica dosis</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">una dosis completa</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">Referencia</translation>
  </message>
  <message>
   <source>none: metrics need a full-dose level</source>
   <translation type="unfinished">ninguna: las métricas necesitan un nivel de dosis completa</translation>
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished">reproyectado desde la imagen</translation>
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished">cuentas simuladas</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">medido</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished">atenuación</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished">normalización</translation>
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished">fondo</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">no indicado</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinograma</translation>
  </message>
  <message>
   <source>Geometry</source>
   <translation type="unfinished">Geometría</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Unidad</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Paciente</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Estudio</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Serie</translation>
  </message>
  <message>
   <source>full</source>
   <translation type="unfinished">completa</translation>
  </message>
  <message>
   <source>its noise looks like {dose} ({share} % certain)</source>
   <translation type="unfinished">su ruido parece de {dose} ({share} % seguro)</translation>
  </message>
  <message>
   <source>full dose, and the true image is known</source>
   <translation type="unfinished">dosis completa, y se conoce la imagen verdadera</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reproyectado</translation>
  </message>
  <message>
   <source>precorrected</source>
   <translation type="unfinished">precorregido</translation>
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} vóxeles de {spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished">{unit}; imagen en {imageUnit}</translation>
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished">los valores son SUV</translation>
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished">no es posible: solo DICOM da peso, dosis inyectada y horas</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Caso</translation>
  </message>
  <message>
   <source>Opened from</source>
   <translation type="unfinished">Origen</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">sin descripción</translation>
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished">{slices} cortes × {angles} ángulos × {bins} bins de {size} mm, cada {step} mm</translation>
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">Inyección</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished">un factor para cada corte</translation>
  </message>
  <message>
   <source>body weight, {factor} per {unit}</source>
   <translation type="unfinished">peso corporal, {factor} por {unit}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished">Nota</translation>
  </message>
  <message>
   <source>DRF {factors}</source>
   <translation type="unfinished">DRF {factors}</translation>
  </message>
  <message>
   <source>with {corrections}</source>
   <translation type="unfinished">con {corrections}</translation>
  </message>
 </context>
 <context>
  <name>case.view</name>
  <message>
   <source>Simulating low doses</source>
   <translation type="unfinished">Simulando dosis bajas</translation>
  </message>
  <message>
   <source>Making the sample case</source>
   <translation type="unfinished">Creando el caso de ejemplo</translation>
  </message>
  <message>
   <source>Bringing the images into the scene</source>
   <translation type="unfinished">Añadiendo las imágenes a la escena</translation>
  </message>
  <message>
   <source>Opening the case</source>
   <translation type="unfinished">Abriendo el caso</translation>
  </message>
  <message>
   <source>Reading the case</source>
   <translation type="unfinished">Leyendo el caso</translation>
  </message>
 </context>
 <context>
  <name>case.volume_source</name>
  <message>
   <source>Choose a full-dose or a low-dose volume first.</source>
   <translation type="unfinished">Elija primero un volumen de dosis completa o de dosis baja.</translation>
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished">La dosis completa y la dosis baja son el mismo volumen: elija otro para una de ellas.</translation>
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished">El factor de reducción de dosis de la dosis baja debe ser mayor que 1, o 0 si no se conoce.</translation>
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished">{name} no indica la unidad de sus valores: elíjala.</translation>
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished">{name} no tiene vóxeles: elija otro volumen.</translation>
  </message>
 </context>
 <context>
  <name>case.work_list</name>
  <message>
   <source>reading…</source>
   <translation type="unfinished">leyendo…</translation>
  </message>
  <message>
   <source>cannot be opened</source>
   <translation type="unfinished">no se puede abrir</translation>
  </message>
  <message>
   <source>not restored</source>
   <translation type="unfinished">sin restaurar</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">restaurado</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation type="unfinished">en espera</translation>
  </message>
  <message>
   <source>restoring</source>
   <translation type="unfinished">restaurando</translation>
  </message>
  <message>
   <source>failed</source>
   <translation type="unfinished">fallido</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">ninguno</translation>
  </message>
  <message>
   <source>to be chosen</source>
   <translation type="unfinished">por elegir</translation>
  </message>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">menos de un minuto</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">unas {hours} h</translation>
  </message>
  <message>
   <source>{count} cases, {restored} restored</source>
   <translation type="unfinished">{count} casos, {restored} restaurados</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Todos</translation>
  </message>
  <message>
   <source>partly restored</source>
   <translation type="unfinished">restaurado en parte</translation>
  </message>
  <message>
   <source>{done} of {levels} restored</source>
   <translation type="unfinished">{done} de {levels} restaurados</translation>
  </message>
  <message>
   <source>{count} contradicted</source>
   <translation type="unfinished">{count} contradichos</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">unos {minutes} min</translation>
  </message>
  <message>
   <source>; the rest takes {time}</source>
   <translation type="unfinished">; el resto tarda {time}</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy</name>
  <message>
   <source>{modality} of the case</source>
   <translation type="unfinished">{modality} del caso</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy_widgets</name>
  <message>
   <source>Looking for it ...</source>
   <translation type="unfinished">Buscando ...</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Cargar</translation>
  </message>
 </context>
 <context>
  <name>compare.blend_widgets</name>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Dosis baja</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restaurada</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Dosis completa</translation>
  </message>
 </context>
 <context>
  <name>compare.blending</name>
  <message>
   <source>Fade</source>
   <translation type="unfinished">Fundido</translation>
  </message>
  <message>
   <source>Curtain</source>
   <translation type="unfinished">Cortina</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished">Tablero</translation>
  </message>
 </context>
 <context>
  <name>compare.colors</name>
  <message>
   <source>Inverted grey</source>
   <translation type="unfinished">Gris invertido</translation>
  </message>
  <message>
   <source>Grey</source>
   <translation type="unfinished">Gris</translation>
  </message>
  <message>
   <source>Hot iron</source>
   <translation type="unfinished">Hot iron</translation>
  </message>
  <message>
   <source>PET-DICOM</source>
   <translation type="unfinished">PET-DICOM</translation>
  </message>
  <message>
   <source>Rainbow</source>
   <translation type="unfinished">Arcoíris</translation>
  </message>
  <message>
   <source>Hot metal blue</source>
   <translation type="unfinished">Hot metal blue</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation type="unfinished">Heat</translation>
  </message>
  <message>
   <source>Hot</source>
   <translation type="unfinished">Hot</translation>
  </message>
 </context>
 <context>
  <name>compare.columns</name>
  <message>
   <source>{first} to {last} of {total}</source>
   <translation type="unfinished">{first} a {last} de {total}</translation>
  </message>
 </context>
 <context>
  <name>compare.comparison</name>
  <message>
   <source>Full dose, reference</source>
   <translation type="unfinished">Dosis completa, referencia</translation>
  </message>
  <message>
   <source>No full-dose reference</source>
   <translation type="unfinished">Sin referencia de dosis completa</translation>
  </message>
  <message>
   <source>{method}, {dose}</source>
   <translation type="unfinished">{method}, {dose}</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">dosis baja</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">restaurado</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>+ {share} % {image}</source>
   <translation type="unfinished">+ {share} % {image}</translation>
  </message>
  <message>
   <source>{title}
shown once it is restored</source>
   <translation type="unfinished">{title}
se muestra una vez restaurado</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reproyectado</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">medido</translation>
  </message>
  <message>
   <source>Low dose, {dose}</source>
   <translation type="unfinished">Dosis baja, {dose}</translation>
  </message>
  <message>
   <source>Image minus full dose, {unit}
blue: less, red: more</source>
   <translation type="unfinished">Imagen menos dosis completa, {unit}
azul: menos, rojo: más</translation>
  </message>
  <message>
   <source>{title}
minus full dose, {unit}</source>
   <translation type="unfinished">{title}
menos dosis completa, {unit}</translation>
  </message>
  <message>
   <source>right of the curtain: {image}</source>
   <translation type="unfinished">a la derecha de la cortina: {image}</translation>
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished">en cuadros alternos: {image}</translation>
  </message>
  <message>
   <source>{dose}
not restored yet</source>
   <translation type="unfinished">{dose}
aún sin restaurar</translation>
  </message>
 </context>
 <context>
  <name>compare.layers</name>
  <message>
   <source>The MIP is being made</source>
   <translation type="unfinished">Se está calculando la MIP</translation>
  </message>
  <message>
   <source>MIP, {unit}</source>
   <translation type="unfinished">MIP, {unit}</translation>
  </message>
 </context>
 <context>
  <name>compare.liver</name>
  <message>
   <source>Liver</source>
   <translation type="unfinished">Hígado</translation>
  </message>
 </context>
 <context>
  <name>compare.protocol_widgets</name>
  <message>
   <source>Save hanging protocol</source>
   <translation type="unfinished">Guardar protocolo de visualización</translation>
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished">Nombre del protocolo (disposición, filas y columnas, ventana, colores, superposición; nada del paciente):</translation>
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished">Ya existe un protocolo {name}. ¿Reemplazarlo?</translation>
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">como en la última lectura</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished">¿Borrar el protocolo {name}?</translation>
  </message>
 </context>
 <context>
  <name>compare.removed</name>
  <message>
   <source>what was removed is being read</source>
   <translation type="unfinished">leyendo lo eliminado</translation>
  </message>
  <message>
   <source>no map of what was removed</source>
   <translation type="unfinished">sin mapa de lo eliminado</translation>
  </message>
  <message>
   <source>red: removed, blue: added
{least} to {most} times the expected noise</source>
   <translation type="unfinished">rojo: eliminado, azul: añadido
{least} a {most} veces el ruido esperado</translation>
  </message>
 </context>
 <context>
  <name>compare.window_level</name>
  <message>
   <source>Liver: 0 to 3 times its mean</source>
   <translation type="unfinished">Hígado: 0 a 3 × su media</translation>
  </message>
  <message>
   <source>Fit to full dose</source>
   <translation type="unfinished">Ajustar a la dosis completa</translation>
  </message>
  <message>
   <source>Fit to full dose, background</source>
   <translation type="unfinished">Ajustado a dosis completa, fondo</translation>
  </message>
  <message>
   <source>100 % of the maximum</source>
   <translation type="unfinished">100 % del máximo</translation>
  </message>
  <message>
   <source>50 % of the maximum</source>
   <translation type="unfinished">50 % del máximo</translation>
  </message>
  <message>
   <source>SUV 0 to 7</source>
   <translation type="unfinished">SUV 0 a 7</translation>
  </message>
  <message>
   <source>SUV 0 to 5</source>
   <translation type="unfinished">SUV 0 a 5</translation>
  </message>
  <message>
   <source>SUV 0 to 10</source>
   <translation type="unfinished">SUV 0 a 10</translation>
  </message>
  <message>
   <source>SUV 0 to 15</source>
   <translation type="unfinished">SUV 0 a 15</translation>
  </message>
  <message>
   <source>Brain: SUV 0 to 12</source>
   <translation type="unfinished">Cerebro: SUV 0 a 12</translation>
  </message>
  <message>
   <source>Background: SUV 0 to 3</source>
   <translation type="unfinished">Fondo: SUV 0 a 3</translation>
  </message>
 </context>
 <context>
  <name>compare.window_widgets</name>
  <message>
   <source>Custom</source>
   <translation type="unfinished">Personalizada</translation>
  </message>
  <message>
   <source>Liver: mean {mean} {unit}</source>
   <translation type="unfinished">Hígado: media {mean} {unit}</translation>
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">No destaca ningún foco y nada se contradice.</translation>
  </message>
  <message>
   <source>Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.</source>
   <translation type="unfinished">Restaure cuentas medidas con «Preguntar a las cuentas» marcado: aquí verá lo que dicen de cada foco.</translation>
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation type="unfinished">{number} de {total}</translation>
  </message>
 </context>
 <context>
  <name>evidence.warning_bar</name>
  <message>
   <source>{dose}, {method}: {kinds}</source>
   <translation type="unfinished">{dose}, {method}: {kinds}</translation>
  </message>
  <message>
   <source>invented</source>
   <translation type="unfinished">inventado</translation>
  </message>
  <message>
   <source>erased</source>
   <translation type="unfinished">borrado</translation>
  </message>
  <message>
   <source>overstated</source>
   <translation type="unfinished">sobrestimado</translation>
  </message>
  <message>
   <source>understated</source>
   <translation type="unfinished">subestimado</translation>
  </message>
  <message>
   <source>shifted</source>
   <translation type="unfinished">desplazado</translation>
  </message>
  <message>
   <source>The counts contradict the restored image. Look before you measure or export:</source>
   <translation type="unfinished">Las cuentas contradicen la imagen restaurada. Mire antes de medir o exportar:</translation>
  </message>
 </context>
 <context>
  <name>evidence.words</name>
  <message>
   <source>{diameter} mm, {volume} mL; the counts deviate by {z} standard errors</source>
   <translation type="unfinished">{diameter} mm, {volume} mL; las cuentas se desvían {z} errores estándar</translation>
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished">{unit} {shown} en la imagen, {counted} en las cuentas</translation>
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished">Veces su entorno: {shown} en la imagen, {counted} ± {error} en las cuentas</translation>
  </message>
  <message>
   <source>Power to tell such an error: {power} %</source>
   <translation type="unfinished">Potencia para detectar tal error: {power} %</translation>
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished">PET restaurada (serie derivada)</translation>
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished">Escribe el volumen restaurado con la cabecera, la unidad y el SUV de su serie de origen</translation>
  </message>
  <message>
   <source>The export was cancelled.</source>
   <translation type="unfinished">Se canceló la exportación.</translation>
  </message>
 </context>
 <context>
  <name>export.exporting</name>
  <message>
   <source>This case was not opened from a DICOM series. A derived series needs the header of its source: open the case from DICOM to export it.</source>
   <translation type="unfinished">Este caso no se abrió desde una serie DICOM. Una serie derivada necesita la cabecera de su origen: abra el caso desde DICOM para exportarlo.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished">La base de datos DICOM de Slicer no está abierta: ábrala en el módulo DICOM e importe la carpeta.</translation>
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished">Series escritas en {folder}: {count}.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished">También en la base de datos DICOM de Slicer.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">No se pueden entregar los segmentos: {reason}</translation>
  </message>
 </context>
 <context>
  <name>export.section</name>
  <message>
   <source>There is something to export once a case is restored.</source>
   <translation type="unfinished">Habrá algo que exportar cuando se restaure un caso.</translation>
  </message>
  <message>
   <source>Check a result to export it.</source>
   <translation type="unfinished">Marque un resultado para exportarlo.</translation>
  </message>
  <message>
   <source>Choose the folder that the series is written into.</source>
   <translation type="unfinished">Elija la carpeta en la que se escribe la serie.</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation type="unfinished">Guardar la figura</translation>
  </message>
  <message>
   <source>PNG image (*.png)</source>
   <translation type="unfinished">Imagen PNG (*.png)</translation>
  </message>
  <message>
   <source>Save the views</source>
   <translation type="unfinished">Guardar las vistas</translation>
  </message>
  <message>
   <source>Save the case report</source>
   <translation type="unfinished">Guardar el informe del caso</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation type="unfinished">Documento PDF (*.pdf)</translation>
  </message>
  <message>
   <source>Drawing the report ...</source>
   <translation type="unfinished">Creando el informe ...</translation>
  </message>
  <message>
   <source>Writing {name} ...</source>
   <translation type="unfinished">Escribiendo {name} ...</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation type="unfinished">Guardado: {path}</translation>
  </message>
  <message>
   <source>{path} is gone: restore this dose again.</source>
   <translation type="unfinished">{path} ya no existe: restaure esta dosis de nuevo.</translation>
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished">No se puede escribir {path}.</translation>
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished">No se puede usar {folder}: {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">No se puede escribir {path}: {reason}</translation>
  </message>
 </context>
 <context>
  <name>measure.dose_curve</name>
  <message>
   <source>mean</source>
   <translation type="unfinished">media</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">máx</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">pico</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Dosis baja</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Dosis completa</translation>
  </message>
  <message>
   <source>Bias of {measure} (%)</source>
   <translation type="unfinished">Sesgo de {measure} (%)</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_saving</name>
  <message>
   <source>Folder for the lesions</source>
   <translation type="unfinished">Carpeta para las lesiones</translation>
  </message>
  <message>
   <source>Writing the lesions ...</source>
   <translation type="unfinished">Escribiendo las lesiones ...</translation>
  </message>
  <message>
   <source>This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.</source>
   <translation type="unfinished">Este caso no se abrió desde una serie DICOM, cuya cabecera necesita una segmentación DICOM.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">No se pueden entregar los segmentos: {reason}</translation>
  </message>
  <message>
   <source>The lesions are in {path}</source>
   <translation type="unfinished">Las lesiones están en {path}</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_widgets</name>
  <message>
   <source>Dose reduction factor</source>
   <translation type="unfinished">Factor de reducción de dosis</translation>
  </message>
  <message>
   <source>{lesion} is kept in the segmentation {name}.</source>
   <translation type="unfinished">{lesion} se guarda en la segmentación {name}.</translation>
  </message>
 </context>
 <context>
  <name>measure.lesions</name>
  <message>
   <source>Sphere of 1 mL</source>
   <translation type="unfinished">Esfera de 1 mL</translation>
  </message>
  <message>
   <source>41 % of its maximum</source>
   <translation type="unfinished">41 % de su máximo</translation>
  </message>
  <message>
   <source>Above SUV 2.5</source>
   <translation type="unfinished">Por encima de SUV 2,5</translation>
  </message>
  <message>
   <source>There is no image at this place.</source>
   <translation type="unfinished">No hay imagen en este lugar.</translation>
  </message>
  <message>
   <source>SUV is not known in this case: choose another outline.</source>
   <translation type="unfinished">En este caso no se conoce el SUV: elija otro contorno.</translation>
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished">La captación en este lugar está por debajo del umbral: elija otro contorno.</translation>
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">Lesiones</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished">La región crece más allá de {reach} mm: elija otro contorno.</translation>
  </message>
 </context>
 <context>
  <name>measure.measures</name>
  <message>
   <source>all slices</source>
   <translation type="unfinished">todos los cortes</translation>
  </message>
  <message>
   <source>above, all slices; below, the slice that you look at</source>
   <translation type="unfinished">arriba, todos los cortes; abajo, el corte que se ve</translation>
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished">{measure}
sesgo</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished">{measure} del segmento; debajo, su sesgo frente a la dosis completa en porcentaje</translation>
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished">sesgo frente a la dosis completa</translation>
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished">intervalo del valor verdadero</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">Imagen</translation>
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
   <translation type="unfinished">PSNR del corte (dB)</translation>
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished">SSIM del corte</translation>
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished">NRMSE del corte</translation>
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished">Relación señal-ruido de pico frente a la dosis completa: más alto es más parecido</translation>
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished">Similitud estructural con la dosis completa: 1 es idéntico</translation>
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished">Raíz del error cuadrático medio frente a la dosis completa, dividida por el rango de esta: más bajo es más parecido</translation>
  </message>
  <message>
   <source>Segment</source>
   <translation type="unfinished">Segmento</translation>
  </message>
  <message>
   <source>Volume (mL)</source>
   <translation type="unfinished">Volumen (mL)</translation>
  </message>
  <message>
   <source>Bias of mean (%)</source>
   <translation type="unfinished">Sesgo de la media (%)</translation>
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished">Sesgo del máximo (%)</translation>
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished">Sesgo del pico (%)</translation>
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished">{measure}
intervalo
sesgo</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished">{measure} del segmento; debajo, en una imagen restaurada, el intervalo en que está el valor verdadero, y el sesgo frente a la dosis completa en porcentaje</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>{image}, slices {first} to {last}</source>
   <translation type="unfinished">{image}, cortes {first} a {last}</translation>
  </message>
  <message>
   <source>slice {number}</source>
   <translation type="unfinished">corte {number}</translation>
  </message>
  <message>
   <source>The dose that was restored</source>
   <translation type="unfinished">La dosis que se restauró</translation>
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished">La imagen que se compara con la dosis completa</translation>
  </message>
  <message>
   <source>{measure}: from ({level} %)</source>
   <translation type="unfinished">{measure}: desde ({level} %)</translation>
  </message>
  <message>
   <source>{measure}: to ({level} %)</source>
   <translation type="unfinished">{measure}: hasta ({level} %)</translation>
  </message>
  <message>
   <source>The segment and its volume</source>
   <translation type="unfinished">El segmento y su volumen</translation>
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished">La imagen que se mide</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">dosis baja</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished">{volume} mL</translation>
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished">{dose}, dosis baja</translation>
  </message>
  <message>
   <source>mean</source>
   <translation type="unfinished">media</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">máx</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">pico</translation>
  </message>
  <message>
   <source>volume</source>
   <translation type="unfinished">volumen</translation>
  </message>
 </context>
 <context>
  <name>measure.measuring</name>
  <message>
   <source>The segmentation is empty: draw a segment on the image first.</source>
   <translation type="unfinished">La segmentación está vacía: dibuje primero un segmento en la imagen.</translation>
  </message>
  <message>
   <source>{dose}, {method}</source>
   <translation type="unfinished">{dose}, {method}</translation>
  </message>
 </context>
 <context>
  <name>measure.section</name>
  <message>
   <source>Numbers appear here once a case is restored.</source>
   <translation type="unfinished">Los números aparecen aquí cuando se restaura un caso.</translation>
  </message>
  <message>
   <source>The results have no full-dose reference to be held against. Segments and profiles can be measured.</source>
   <translation type="unfinished">Los resultados no tienen una referencia de dosis completa con que compararlos. Se pueden medir segmentos y perfiles.</translation>
  </message>
  <message>
   <source>Measuring the segments ...</source>
   <translation type="unfinished">Midiendo los segmentos ...</translation>
  </message>
  <message>
   <source>Distance (mm)</source>
   <translation type="unfinished">Distancia (mm)</translation>
  </message>
  <message>
   <source>The tables are on the clipboard.</source>
   <translation type="unfinished">Las tablas están en el portapapeles.</translation>
  </message>
  <message>
   <source>Save the tables</source>
   <translation type="unfinished">Guardar las tablas</translation>
  </message>
  <message>
   <source>Comma-separated values (*.csv)</source>
   <translation type="unfinished">Valores separados por comas (*.csv)</translation>
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished">Las tablas están en {path}</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">No se pueden entregar los segmentos: {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">No se puede escribir {path}: {reason}</translation>
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished">Lo que encontró el proceso; no nombra a ningún paciente ni usuario</translation>
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">Examinando: paquetes, dispositivos, memoria…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished">Copiar el texto para informar de un fallo; no nombra a ningún paciente ni usuario</translation>
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished">Cerrar esta ventana</translation>
  </message>
  <message>
   <source>Examine this computer</source>
   <translation type="unfinished">Examinar este equipo</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished">Copiar</translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished">Cerrar</translation>
  </message>
  <message>
   <source>another Python</source>
   <translation type="unfinished">otro Python</translation>
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished">el Python de Slicer</translation>
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished">Slicer {version}; {python} ejecuta el proceso</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">No se puede usar la carpeta de trabajo: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>panel.help</name>
  <message>
   <source>RED Low-Dose PET: help</source>
   <translation type="unfinished">RED PET de baja dosis: ayuda</translation>
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished">Caso PET de baja dosis (RED)</translation>
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished">El Python de Slicer ejecuta el proceso.</translation>
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished">Vaciar la carpeta de trabajo</translation>
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished">Contiene {size} MiB</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished">¿Eliminar de {folder} todos los casos abiertos y las restauraciones? Sus propios archivos se conservan. Un caso que esté abierto deberá abrirse de nuevo.</translation>
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished">{python} ejecuta el proceso. Allí no se instala nada.</translation>
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished">No hay ningún Python en {python}.</translation>
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Falta PyTorch. Instale la extensión PyTorch en el Gestor de Extensiones, reinicie Slicer y pulse Aplicar de nuevo; o elija un entorno de Python que lo tenga en Editar &gt; Ajustes de Aplicación &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">Instalar paquetes de Python</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished">RED necesita paquetes de Python que Slicer aún no tiene:

{packages}

¿Descargarlos (unos {total} MB) e instalarlos en el Python de Slicer? Tarda unos minutos.</translation>
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished">unos {size} MB</translation>
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished">Paquetes que faltan en el entorno de Python elegido: {packages}. Allí no se instala nada; escriba: {python} -m pip install {quoted}</translation>
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished">{size}, hasta 3 GB con CUDA</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">No se puede usar la carpeta de trabajo: {reason}.</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished">No se pudieron instalar los paquetes ({reason}). Consulte Vista &gt; Error de bitácora.</translation>
  </message>
 </context>
 <context>
  <name>process.jobs</name>
  <message>
   <source>No evidence here: it asks measured counts, and this case holds images, without their counts.</source>
   <translation type="unfinished">Sin evidencia: requiere cuentas medidas, y este caso solo tiene imágenes.</translation>
  </message>
  <message>
   <source>No evidence here: nothing is restored that the counts could bear out.</source>
   <translation type="unfinished">Sin evidencia: no se restaura nada que las cuentas puedan respaldar.</translation>
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), or close other programs.</source>
   <translation type="unfinished">El sistema cerró el proceso, probablemente por falta de memoria: restaure menos cortes a la vez (Cortes: De) o cierre otros programas.</translation>
  </message>
  <message>
   <source>Device</source>
   <translation type="unfinished">Dispositivo</translation>
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished">Dosis junto a cada serie en Caso &gt; DICOM</translation>
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">la unidad en Caso &gt; Inyección</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished">Niveles de dosis</translation>
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished">la lista de frames temporales</translation>
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">la hora en Caso &gt; Inyección</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished">Iteraciones</translation>
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished">Método</translation>
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished">Modelo</translation>
  </message>
  <message>
   <source>Post filter</source>
   <translation type="unfinished">Filtro posterior</translation>
  </message>
  <message>
   <source>Projector</source>
   <translation type="unfinished">Proyector</translation>
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished">Modelo de resolución</translation>
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished">Algoritmo</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">Cortes</translation>
  </message>
  <message>
   <source>the list of series</source>
   <translation type="unfinished">la lista de series</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished">Pasos</translation>
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished">Subconjuntos</translation>
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">No se pudo iniciar el proceso: el Python de Slicer ({python}) no funciona. Instale Slicer de nuevo o elija un entorno de Python en Editar &gt; Ajustes de Aplicación &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">No se puede usar la carpeta de trabajo {folder} ({reason}). Elija otra en Editar &gt; Ajustes de Aplicación &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">El proceso envió algo que no es uno de sus mensajes (“{text}”) y se detuvo. Revise el entorno de Python en Editar &gt; Ajustes de Aplicación &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished">El proceso terminó, pero su resultado {folder} no está: ¿se eliminó? Inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished">El proceso acabó antes de terminar su trabajo (código de salida {code}) y no indicó por qué.</translation>
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">No se pudo iniciar el proceso: {python} no es un Python que funcione. Elija otro entorno de Python en Editar &gt; Ajustes de Aplicación &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished">El proceso falló (señal o código {code}): inténtelo de nuevo o en otro dispositivo.</translation>
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Al Python que ejecuta el proceso le falta el paquete {package}: pulse Aplicar para instalar lo que falta, o elija otro entorno de Python en Editar &gt; Ajustes de Aplicación &gt; RED Low-Dose PET.</translation>
  </message>
 </context>
 <context>
  <name>restore.all_rays</name>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">menos de un minuto</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">unas {hours} h</translation>
  </message>
  <message>
   <source>Open this case anew: it was read by an earlier version.</source>
   <translation type="unfinished">Abra este caso de nuevo: lo leyó una versión anterior.</translation>
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished">Todas las LOR: {time}, {memory} MB</translation>
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished">OSEM con todas las líneas de respuesta (LOR) oblicuas, con atenuación y normalización, sin reagrupar: {time} con un núcleo y hasta {memory} MB de memoria; no se restaura nada.</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">unos {minutes} min</translation>
  </message>
 </context>
 <context>
  <name>restore.device_choice</name>
  <message>
   <source>{name}, {free} GiB free</source>
   <translation type="unfinished">{name}, {free} GiB libres</translation>
  </message>
  <message>
   <source>Automatic (first GPU, else CPU)</source>
   <translation type="unfinished">Automático (primera GPU; si no, CPU)</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">No se puede usar la carpeta de trabajo: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.evidence_choice</name>
  <message>
   <source>Takes {times} times as long, and up to {memory} MB of memory more.</source>
   <translation type="unfinished">Tarda {times} veces el tiempo normal y usa hasta {memory} MB más de memoria.</translation>
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished">No se indica la dosis de esta imagen: se conserva la mitad de ella. Ábrala con su dosis para la restauración completa.</translation>
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished">El caso aún no tiene una imagen en que dibujar una región: restáurelo una vez sin ella.</translation>
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished">La segmentación protegida está vacía: dibuje un segmento o elija ninguna.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished">Actúa sobre</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogramas</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished">Factores de reducción de dosis</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Unidad</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished">Píxeles o bins radiales (mm)</translation>
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished">Distancia entre cortes (mm)</translation>
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished">Cortes vecinos a cada lado</translation>
  </message>
  <message>
   <source>Input is clipped to</source>
   <translation type="unfinished">Entrada limitada a</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation type="unfinished">Escala</translation>
  </message>
  <message>
   <source>Total activity, output over input</source>
   <translation type="unfinished">Actividad total, salida entre entrada</translation>
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished">Ejes de su matriz</translation>
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished">Ficha del modelo: {name}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished">{low} a {high}</translation>
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished">{name} no tiene un contrato a su lado: escriba {stem}.toml, vea Bring your model en la documentación.</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">No se puede leer {path}: {reason}.</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished">{name} no es un archivo de modelo de RED: elija uno escrito por redpet train (*.safetensors), un checkpoint publicado por los autores o una red ONNX ({endings}).</translation>
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished">No se puede leer {name} como contrato: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_choice</name>
  <message>
   <source>Choose a file...</source>
   <translation type="unfinished">Elegir un archivo...</translation>
  </message>
  <message>
   <source>{method}: all rays of a scan (not restored)</source>
   <translation type="unfinished">{method}: todas las LOR del estudio (sin restaurar)</translation>
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished">solo {method} (sin restaurar)</translation>
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished">{method} (paquete instalado)</translation>
  </message>
  <message>
   <source>Built-in</source>
   <translation type="unfinished">Integrado</translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished">Ninguno</translation>
  </message>
  <message>
   <source>{method} has no built-in model: choose a model file.</source>
   <translation type="unfinished">{method} no tiene modelo integrado: elija un archivo de modelo.</translation>
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">Elegir un archivo de modelo</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished">Archivos de modelo ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished">Reconstruyendo todas las LOR</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation type="unfinished">Iniciando</translation>
  </message>
  <message>
   <source>Restoring</source>
   <translation type="unfinished">Restaurando</translation>
  </message>
  <message>
   <source>Correcting the image</source>
   <translation type="unfinished">Corrigiendo la imagen</translation>
  </message>
  <message>
   <source>Giving lesions back</source>
   <translation type="unfinished">Devolviendo lesiones</translation>
  </message>
  <message>
   <source>Reconstructing the low dose</source>
   <translation type="unfinished">Reconstruyendo la dosis baja</translation>
  </message>
  <message>
   <source>Reconstructing the restored</source>
   <translation type="unfinished">Reconstruyendo lo restaurado</translation>
  </message>
  <message>
   <source>Reconstructing the full dose</source>
   <translation type="unfinished">Reconstruyendo la dosis completa</translation>
  </message>
  <message>
   <source>Looking at the noise</source>
   <translation type="unfinished">Examinando el ruido</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished">Escribiendo</translation>
  </message>
  <message>
   <source>Judging by the counts</source>
   <translation type="unfinished">Juzgando por las cuentas</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished">Leyendo</translation>
  </message>
  <message>
   <source>Evidence {part}: {stage}</source>
   <translation type="unfinished">Evidencia {part}: {stage}</translation>
  </message>
  <message>
   <source>slice {reached} of {slices}</source>
   <translation type="unfinished">corte {reached} de {slices}</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation type="unfinished">quedan {time}</translation>
  </message>
 </context>
 <context>
  <name>restore.queue</name>
  <message>
   <source>Cancelled. What was restored before stays.</source>
   <translation type="unfinished">Cancelado. Lo ya restaurado se conserva.</translation>
  </message>
  <message>
   <source>Restored.</source>
   <translation type="unfinished">Restaurado.</translation>
  </message>
  <message>
   <source>Opened at once: this was restored before.</source>
   <translation type="unfinished">Abierto al instante: ya se había restaurado.</translation>
  </message>
  <message>
   <source>The result in {folder} cannot be shown: {reason}.</source>
   <translation type="unfinished">No se puede mostrar el resultado de {folder}: {reason}.</translation>
  </message>
  <message>
   <source>Restored {count} dose levels.</source>
   <translation type="unfinished">{count} niveles de dosis restaurados.</translation>
  </message>
 </context>
 <context>
  <name>restore.section</name>
  <message>
   <source>Wait until the case is open.</source>
   <translation type="unfinished">Espere a que se abra el caso.</translation>
  </message>
  <message>
   <source>The cases of the list are being restored: wait, or stop that in Case.</source>
   <translation type="unfinished">Se están restaurando los casos de la lista: espere o deténgalo en Caso.</translation>
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">Abra primero un caso.</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished">El caso no tiene ningún nivel de dosis baja: cree una escala de dosis en Caso.</translation>
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">Elija un nivel de dosis.</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished">El primer corte está después del último.</translation>
  </message>
  <message>
   <source>Starting the worker</source>
   <translation type="unfinished">Iniciando el proceso</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Cancelar</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">Aplicar</translation>
  </message>
  <message>
   <source>Reading the result</source>
   <translation type="unfinished">Leyendo el resultado</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation type="unfinished">Cancelando</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished">No se cambió nada.</translation>
  </message>
  <message>
   <source>Stop; levels that are restored already stay ({key})</source>
   <translation type="unfinished">Detener; los niveles ya restaurados se conservan ({key})</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Todos</translation>
  </message>
  <message>
   <source>The one in view</source>
   <translation type="unfinished">El que se ve</translation>
  </message>
  <message>
   <source>From</source>
   <translation type="unfinished">De</translation>
  </message>
  <message>
   <source>OSEM</source>
   <translation type="unfinished">OSEM</translation>
  </message>
  <message>
   <source>Filtered back-projection</source>
   <translation type="unfinished">Retroproyección filtrada</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished">Automático</translation>
  </message>
  <message>
   <source>Built-in (Joseph)</source>
   <translation type="unfinished">Integrado (Joseph)</translation>
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">Restaurar en segundo plano los niveles de dosis elegidos ({key})</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished">No se puede leer la entrada o la carpeta de trabajo: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.view</name>
  <message>
   <source>{level} on {device}</source>
   <translation type="unfinished">{level} en {device}</translation>
  </message>
  <message>
   <source>Slice {number}, restored</source>
   <translation type="unfinished">Corte {number}, restaurado</translation>
  </message>
 </context>
 <context>
  <name>scene.evidence_map</name>
  <message>
   <source>Supported</source>
   <translation type="unfinished">Respaldado</translation>
  </message>
  <message>
   <source>Cannot tell</source>
   <translation type="unfinished">No se sabe</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation type="unfinished">Contradicho</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished">evidencia</translation>
  </message>
 </context>
 <context>
  <name>scene.hierarchy</name>
  <message>
   <source>Low-dose PET</source>
   <translation type="unfinished">PET de baja dosis</translation>
  </message>
 </context>
 <context>
  <name>scene.importing</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished">imagen</translation>
  </message>
  <message>
   <source>sinogram</source>
   <translation type="unfinished">sinograma</translation>
  </message>
  <message>
   <source>minus full dose</source>
   <translation type="unfinished">menos dosis completa</translation>
  </message>
  <message>
   <source>removed</source>
   <translation type="unfinished">eliminado</translation>
  </message>
  <message>
   <source>image as given</source>
   <translation type="unfinished">imagen tal cual</translation>
  </message>
  <message>
   <source> beside {result}</source>
   <translation type="unfinished"> junto a {result}</translation>
  </message>
 </context>
 <context>
  <name>scene.roles</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dosis completa</translation>
  </message>
  <message>
   <source>dose unknown</source>
   <translation type="unfinished">dosis desconocida</translation>
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
   <translation type="unfinished">No se puede leer {path}.</translation>
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished">No se conoce la unidad de {name}: elija una.</translation>
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished">No se pudo escribir {path}: compruebe la carpeta y el espacio libre.</translation>
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished">Una transformación deforma {name}: endurézcala (Harden) o quítela primero.</translation>
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished">Los segmentos {first} y {second} se solapan: póngalos en dos segmentaciones.</translation>
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished">Elegir el diseño de un estudio</translation>
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished">Diseño de un estudio (*.toml)</translation>
  </message>
  <message>
   <source>The study is made. Keep its file key.json away from the readers.</source>
   <translation type="unfinished">El estudio está creado. Mantenga su archivo key.json lejos de los lectores.</translation>
  </message>
  <message>
   <source>Stopped. All answers are kept; Begin goes on where you were.</source>
   <translation type="unfinished">Detenido. Se conservan todas las respuestas; Comenzar continúa donde estaba.</translation>
  </message>
  <message>
   <source>All {count} readings are closed. Thank you.</source>
   <translation type="unfinished">Las {count} lecturas están cerradas. Gracias.</translation>
  </message>
  <message>
   <source>An image of the study cannot be read: {reason}.</source>
   <translation type="unfinished">No se puede leer una imagen del estudio: {reason}.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished">Cancelado.</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">No se puede usar la carpeta de trabajo: {reason}.</translation>
  </message>
  <message>
   <source>The study cannot be read: {reason}.</source>
   <translation type="unfinished">No se puede leer el estudio: {reason}.</translation>
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished">No se pudo guardar la respuesta: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>study.stage</name>
  <message>
   <source>axial</source>
   <translation type="unfinished">axial</translation>
  </message>
  <message>
   <source>coronal</source>
   <translation type="unfinished">coronal</translation>
  </message>
  <message>
   <source>sagittal</source>
   <translation type="unfinished">sagital</translation>
  </message>
 </context>
 <context>
  <name>study.view</name>
  <message>
   <source>Reading the image…</source>
   <translation type="unfinished">Leyendo la imagen…</translation>
  </message>
  <message>
   <source>Press 1 to 5.</source>
   <translation type="unfinished">Pulse de 1 a 5.</translation>
  </message>
  <message>
   <source>All questions are answered.</source>
   <translation type="unfinished">Todas las preguntas están respondidas.</translation>
  </message>
  <message>
   <source>Return closes this reading; Backspace goes back.</source>
   <translation type="unfinished">Intro cierra esta lectura; Retroceso vuelve atrás.</translation>
  </message>
  <message>
   <source>Close this reading</source>
   <translation type="unfinished">Cerrar esta lectura</translation>
  </message>
  <message>
   <source>All are marked</source>
   <translation type="unfinished">Todas marcadas</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Siguiente</translation>
  </message>
  <message>
   <source>All questions are answered: press Return to close this reading.</source>
   <translation type="unfinished">Todas las preguntas están contestadas: Intro cierra esta lectura.</translation>
  </message>
  <message>
   <source>Point at a lesion in a view and press 1 to 5; press Return when all are marked.</source>
   <translation type="unfinished">Señale una lesión en una vista y pulse de 1 a 5; pulse Intro cuando todas estén marcadas.</translation>
  </message>
  <message>
   <source>Press 1 for the left image or 2 for the right one.</source>
   <translation type="unfinished">1 para la imagen izquierda, 2 para la derecha.</translation>
  </message>
  <message>
   <source>Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.</source>
   <translation type="unfinished">Señale una lesión y pulse 1 (dudosa) a 5 (segura). Intro: todas marcadas.</translation>
  </message>
  <message>
   <source>Press 1 for the left image, 2 for the right one.</source>
   <translation type="unfinished">Pulse 1 para la imagen izquierda, 2 para la derecha.</translation>
  </message>
  <message>
   <source>Reading {number} of {total}</source>
   <translation type="unfinished">Lectura {number} de {total}</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation type="unfinished">el más bajo</translation>
  </message>
  <message>
   <source>highest</source>
   <translation type="unfinished">el más alto</translation>
  </message>
  <message>
   <source>So far: {answer}</source>
   <translation type="unfinished">Hasta ahora: {answer}</translation>
  </message>
  <message>
   <source>{count} marked. </source>
   <translation type="unfinished">Marcadas: {count}. </translation>
  </message>
 </context>
 <context>
  <name>CaseSection</name>
  <message>
   <source>Open PET series from Slicer's DICOM database</source>
   <translation type="unfinished">Abrir series PET de la base de datos DICOM de Slicer</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">Carpeta</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished">Abrir una carpeta: una serie DICOM, una serie por cada nivel de dosis o un caso simulado</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinograma</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished">Abrir un archivo de sinograma sin procesar: una cabecera Interfile, o una matriz con su descripción al lado. También se abre un archivo soltado en la ventana de Slicer.</translation>
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">Volúmenes</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished">Usar volúmenes que ya están en la escena</translation>
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">Lista de casos</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished">Elegir una carpeta de casos y recorrerlos uno tras otro</translation>
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">Dosis completa:</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished">El volumen PET de dosis completa: la referencia, o el inicio de una escala de dosis</translation>
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">Dosis baja:</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished">El volumen PET de dosis baja que se va a restaurar</translation>
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">Reducción de dosis:</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished">Factor de reducción de dosis del volumen de dosis baja: 4 significa un cuarto de las cuentas</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">no indicado</translation>
  </message>
  <message>
   <source>Unit:</source>
   <translation type="unfinished">Unidad:</translation>
  </message>
  <message>
   <source>The unit of the voxel values, for a volume that does not state it itself. It is never guessed.</source>
   <translation type="unfinished">La unidad de los valores de los vóxeles, para un volumen que no la indica. Nunca se supone.</translation>
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">Abrir volúmenes</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished">Abrir como caso los volúmenes elegidos. Los volúmenes que vienen de DICOM se leen de sus archivos DICOM.</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished">Cerrar este mensaje</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Cancelar</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished">Dejar de abrir; el caso abierto permanece</translation>
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished">Avance de la apertura del caso</translation>
  </message>
  <message>
   <source>No case is open</source>
   <translation type="unfinished">Ningún caso está abierto</translation>
  </message>
  <message>
   <source>Choose where your PET case comes from, or drop a raw sinogram on Slicer's window. To look around first, open the sample case: it is made on this computer, without a download.</source>
   <translation type="unfinished">Elija de dónde viene su caso PET, o suelte un sinograma sin procesar en la ventana de Slicer. Para explorar primero, abra el caso de ejemplo: se crea en este equipo, sin descarga.</translation>
  </message>
  <message>
   <source>Open sample case</source>
   <translation type="unfinished">Abrir caso de ejemplo</translation>
  </message>
  <message>
   <source>A phantom with full dose and a ladder of low doses, made on this computer without a download</source>
   <translation type="unfinished">Un maniquí con dosis completa y una escala de dosis bajas, creado en este equipo sin descarga</translation>
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished">Lo que se sabe del caso abierto</translation>
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">Correcciones...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished">Qué se corrigió en las cuentas de este estudio, qué falta y cómo afecta a los valores. Se pueden omitir correcciones.</translation>
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">Sinograma 3D...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished">Ver el estudio como está en el archivo, plano a plano de cada segmento: sin reagrupar, sin corregir</translation>
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">Mostrar paciente</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished">Mostrar nombre, ID, estudio y serie del paciente, y los nombres de carpetas en la lista de casos. Desactivado: no se muestra nada que identifique a un paciente.</translation>
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">Inyección...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished">Indicar la unidad de la dosis inyectada o la hora de la inyección si el archivo las da mal. El SUV sigue la corrección.</translation>
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">Crear escala de dosis</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished">Simular dosis bajas a partir de este caso de dosis completa: DRF 4, 10, 20, 50 y 100. La escala pasa a ser el caso abierto.</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Anterior</translation>
  </message>
  <message>
   <source>Open the previous case (P)</source>
   <translation type="unfinished">Abrir el caso anterior (P)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Siguiente</translation>
  </message>
  <message>
   <source>Open the next case (N)</source>
   <translation type="unfinished">Abrir el caso siguiente (N)</translation>
  </message>
  <message>
   <source>Close the list; the open case stays</source>
   <translation type="unfinished">Cerrar la lista; el caso abierto permanece</translation>
  </message>
  <message>
   <source>Show the cases alone in whose line these words occur</source>
   <translation type="unfinished">Mostrar solo los casos cuya línea contiene estas palabras</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">Filtrar</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished">Mostrar solo los casos que están en este estado</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Restaurar todos</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished">Restaurar en segundo plano todos los niveles de dosis de todos los casos, como indica la sección Restaurar, mientras lee otros; lo restaurado se conserva al detenerlo</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Cohorte…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished">Restaurar y medir con varios procesos todos los casos de esta carpeta, como indica la sección Restaurar, en una carpeta que usted elija: resultados, una tabla con una fila por caso, dosis y región, y una página con los valores atípicos primero</translation>
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished">Los casos de la carpeta; una marca verde indica lo ya restaurado. Un clic en un encabezado ordena; N y P abren el caso siguiente y el anterior.</translation>
  </message>
 </context>
 <context>
  <name>CompareSection</name>
  <message>
   <source>Protocol:</source>
   <translation type="unfinished">Protocolo:</translation>
  </message>
  <message>
   <source>How a case is read: layout, rows and columns, window, colours, overlay. A case opens as the last one was read</source>
   <translation type="unfinished">Cómo se lee un caso: disposición, filas y columnas, ventana, colores, superposición. Un caso se abre como se leyó el último</translation>
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">Guardar ...</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished">Guardar con un nombre cómo se lee este caso; queda en la aplicación, sin nada del paciente</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">Borrar</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished">Borrar el protocolo elegido</translation>
  </message>
  <message>
   <source>Layout:</source>
   <translation type="unfinished">Disposición:</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation type="unfinished">Columnas</translation>
  </message>
  <message>
   <source>One dose level: low dose, restored and full dose beside each other, as sinograms, images and differences</source>
   <translation type="unfinished">Un nivel de dosis: dosis baja, restaurada y dosis completa una junto a otra, como sinogramas, imágenes y diferencias</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished">Todos los niveles de dosis uno junto a otro, con la dosis completa al final</translation>
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">Planos</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished">Cortes axiales, coronales y sagitales y una MIP giratoria (proyección de máxima intensidad) de dosis baja, restaurada y dosis completa. Un clic muestra ese lugar en todos los planos</translation>
  </message>
  <message>
   <source>Rows:</source>
   <translation type="unfinished">Filas:</translation>
  </message>
  <message>
   <source>Axial</source>
   <translation type="unfinished">Axial</translation>
  </message>
  <message>
   <source>Show the row of axial slices</source>
   <translation type="unfinished">Mostrar la fila de cortes axiales</translation>
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">Coronal</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished">Mostrar la fila de cortes coronales</translation>
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">Sagital</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished">Mostrar la fila de cortes sagitales</translation>
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished">Mostrar la fila de proyecciones de máxima intensidad; gire la rueda sobre una para girar al paciente</translation>
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished">Girar la MIP sin parar, una vuelta en 3,6 s (tecla M)</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogramas</translation>
  </message>
  <message>
   <source>Show the row of sinograms</source>
   <translation type="unfinished">Mostrar la fila de sinogramas</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Imágenes</translation>
  </message>
  <message>
   <source>Show the row of images</source>
   <translation type="unfinished">Mostrar la fila de imágenes</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished">Diferencias</translation>
  </message>
  <message>
   <source>Show the row of differences: image minus full dose</source>
   <translation type="unfinished">Mostrar la fila de diferencias: imagen menos dosis completa</translation>
  </message>
  <message>
   <source>Columns:</source>
   <translation type="unfinished">Columnas:</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Dosis baja</translation>
  </message>
  <message>
   <source>Show the low dose</source>
   <translation type="unfinished">Mostrar la dosis baja</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restaurada</translation>
  </message>
  <message>
   <source>Show the restored result</source>
   <translation type="unfinished">Mostrar el resultado restaurado</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Dosis completa</translation>
  </message>
  <message>
   <source>Show the full-dose reference</source>
   <translation type="unfinished">Mostrar la referencia de dosis completa</translation>
  </message>
  <message>
   <source>The window has no room for all columns: move on to the others (arrow keys)</source>
   <translation type="unfinished">En la ventana no caben todas las columnas: pase a las demás (teclas de flecha)</translation>
  </message>
  <message>
   <source>Result:</source>
   <translation type="unfinished">Resultado:</translation>
  </message>
  <message>
   <source>The dose level that is compared</source>
   <translation type="unfinished">El nivel de dosis que se compara</translation>
  </message>
  <message>
   <source>The method that restored it</source>
   <translation type="unfinished">El método que la restauró</translation>
  </message>
  <message>
   <source>Next lower dose (key [)</source>
   <translation type="unfinished">Siguiente dosis más baja (tecla [)</translation>
  </message>
  <message>
   <source>Next higher dose (key ])</source>
   <translation type="unfinished">Siguiente dosis más alta (tecla ])</translation>
  </message>
  <message>
   <source>Window:</source>
   <translation type="unfinished">Ventana:</translation>
  </message>
  <message>
   <source>Window of all images, in the unit that is shown; fitted ones follow the full dose. The next case of the same tracer opens with it</source>
   <translation type="unfinished">Ventana de todas las imágenes, en la unidad mostrada; las ajustadas siguen la dosis completa. El próximo caso con el mismo trazador se abre con ella</translation>
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished">Mostrar en SUV (peso corporal) en lugar de la unidad propia de las imágenes; requiere un factor SUV conocido</translation>
  </message>
  <message>
   <source>Mean of the full dose in the sphere of 30 mm that was placed automatically: drag it where it is not in healthy liver</source>
   <translation type="unfinished">Media de la dosis completa en la esfera de 30 mm colocada automáticamente: arrástrela si no está en hígado sano</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">Mostrar</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished">Ir al corte de la esfera en el hígado</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">Ancho:</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished">Ancho de la ventana de todas las imágenes, en su unidad (SUV o Bq/mL); igual que arrastrar con el ratón en una imagen</translation>
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">Nivel:</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished">Centro de la ventana de todas las imágenes, en su unidad (SUV o Bq/mL)</translation>
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">Diferencias:</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished">Las diferencias se muestran desde menos este valor hasta más este valor, en la unidad de las imágenes (SUV o Bq/mL)</translation>
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">Colores:</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished">Colores de las imágenes: desde sin actividad hasta el extremo superior de la ventana</translation>
  </message>
  <message>
   <source>Colours of the sinograms</source>
   <translation type="unfinished">Colores de los sinogramas</translation>
  </message>
  <message>
   <source>Overlay:</source>
   <translation type="unfinished">Superponer:</translation>
  </message>
  <message>
   <source>The image that lies over the other one</source>
   <translation type="unfinished">La imagen que se superpone a la otra</translation>
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">sobre</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished">La imagen de debajo; la superposición aparece en las vistas de esta</translation>
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished">Fundido: mezcladas. Cortina: la imagen superior a su derecha. Tablero: la imagen superior en los cuadros alternos de un tablero</translation>
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished">Cuánto se ve de la imagen superior, en porcentaje; en el tablero, lo pequeños que son los cuadros</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation type="unfinished">Eliminado</translation>
  </message>
  <message>
   <source>What the restoration removed from the low dose, over the restored image: in units of the noise expected there, clear below 2. Red was removed, blue was added</source>
   <translation type="unfinished">Lo que la restauración quitó de la dosis baja, sobre la imagen restaurada: en unidades del ruido esperado, transparente bajo 2. Rojo: quitado, azul: añadido</translation>
  </message>
  <message>
   <source>The upper image in the place of the lower one, and back (key F)</source>
   <translation type="unfinished">La imagen superior en lugar de la inferior, y al revés (tecla F)</translation>
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">TC o RM:</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished">Cuánto se ve de la TC (ventana 400, nivel 40 HU) o la RM sobre las imágenes, en porcentaje</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Cargar</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished">Buscar la TC o la RM que comparte estudio y marco de referencia con la PET, en su carpeta, junto a ella o en la base de datos DICOM de Slicer</translation>
  </message>
  <message>
   <source>Slice:</source>
   <translation type="unfinished">Corte:</translation>
  </message>
  <message>
   <source>The slice in all views (keys Page Up and Page Down)</source>
   <translation type="unfinished">El corte en todas las vistas (teclas Re Pág y Av Pág)</translation>
  </message>
  <message>
   <source>Fit the pictures into all views</source>
   <translation type="unfinished">Ajustar las imágenes a todas las vistas</translation>
  </message>
  <message>
   <source>Crosshair in all views: hold Shift and move the mouse to place it</source>
   <translation type="unfinished">Retícula en todas las vistas: mantenga pulsada Mayús y mueva el ratón para situarla</translation>
  </message>
 </context>
 <context>
  <name>EvidenceSection</name>
  <message>
   <source>Show</source>
   <translation type="unfinished">Mostrar</translation>
  </message>
  <message>
   <source>Look at the worst finding in all views</source>
   <translation type="unfinished">Ver el peor hallazgo en todas las vistas</translation>
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">Mapa</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished">Mostrar sobre las imágenes lo que dicen las cuentas (E)</translation>
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished">Intensidad del relleno del mapa, de 0 (solo los contornos) a 1</translation>
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished">Respaldado: las cuentas lo sostienen. Contradicho: las cuentas no concuerdan con la imagen. No se sabe: hay muy pocas cuentas.</translation>
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished">Hallazgos, el peor primero: haga clic en uno o avance con las teclas de flecha para ver su lugar en todas las vistas</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Anterior</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished">El hallazgo anterior (,)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Siguiente</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished">El hallazgo siguiente (.)</translation>
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished">Los resultados que se escriben; desmarque los que no quiera</translation>
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">Descripción:</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished">La descripción de la serie nueva, hasta 64 caracteres; vacía para una que indique dosis y método</translation>
  </message>
  <message>
   <source>Dose and method</source>
   <translation type="unfinished">Dosis y método</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation type="unfinished">Carpeta:</translation>
  </message>
  <message>
   <source>Each series is written into a new folder inside this one; nothing is overwritten</source>
   <translation type="unfinished">Cada serie se escribe en una carpeta nueva dentro de esta; no se sobrescribe nada</translation>
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">Añadir a la base de datos DICOM de Slicer</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished">La serie nueva queda junto a su origen en el módulo DICOM</translation>
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">Eliminar los datos del paciente</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished">Basic Profile de DICOM PS3.15: identificadores nuevos; también se eliminan peso y horas, así que no se puede calcular el SUV</translation>
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">Con la evidencia: mapa y hallazgos</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished">Junto a la serie, en el mismo estudio: el mapa como Segmentation, los hallazgos como Structured Report</translation>
  </message>
  <message>
   <source>With the regions: outlines and intervals</source>
   <translation type="unfinished">Con las regiones: contornos e intervalos</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the segments chosen in Measure as a Segmentation, their SUV, volume (mL) and 90 % intervals as a Structured Report</source>
   <translation type="unfinished">Junto a la serie, en el mismo estudio: los segmentos elegidos en Medir como Segmentation, sus SUV, volúmenes (mL) e intervalos del 90 % como Structured Report</translation>
  </message>
  <message>
   <source>Export DICOM series</source>
   <translation type="unfinished">Exportar serie DICOM</translation>
  </message>
  <message>
   <source>Write each checked result as a derived PET series with the header of its source; for research only</source>
   <translation type="unfinished">Escribir cada resultado marcado como serie PET derivada con la cabecera de su origen; solo para investigación</translation>
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">Figura...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished">Guardar como imagen PNG la comparación de dosis baja, restaurada y dosis completa</translation>
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">Vistas...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished">Guardar las vistas tal como están como imagen PNG</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">Informe...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished">Guardar una página con imágenes y tabla como documento PDF</translation>
  </message>
  <message>
   <source>Show files</source>
   <translation type="unfinished">Mostrar archivos</translation>
  </message>
  <message>
   <source>Open the folder of the written series</source>
   <translation type="unfinished">Abrir la carpeta de la serie escrita</translation>
  </message>
 </context>
 <context>
  <name>MeasureSection</name>
  <message>
   <source>Numbers appear here once a result has a full-dose reference.</source>
   <translation type="unfinished">Los números aparecen aquí cuando un resultado tiene una referencia de dosis completa.</translation>
  </message>
  <message>
   <source>How close each image is to the full dose: the whole volume, and the slice that you look at</source>
   <translation type="unfinished">Cuánto se parece cada imagen a la dosis completa: el volumen entero y el corte que se ve</translation>
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished">La segmentación cuyos segmentos se miden en cada imagen</translation>
  </message>
  <message>
   <source>Choose a segmentation</source>
   <translation type="unfinished">Elegir una segmentación</translation>
  </message>
  <message>
   <source>Measure segments</source>
   <translation type="unfinished">Medir segmentos</translation>
  </message>
  <message>
   <source>SUV mean, maximum and peak, volume, and bias against the full dose of each segment</source>
   <translation type="unfinished">SUV medio, máximo y pico, volumen y sesgo frente a la dosis completa de cada segmento</translation>
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished">Lo que contiene cada segmento en cada imagen, y su sesgo frente a la dosis completa</translation>
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished">Cómo se delimita una lesión alrededor del vóxel más intenso a menos de 10 mm del clic, en la dosis completa si la hay</translation>
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">Marcar lesión</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished">Mientras está activado, un clic en una imagen o una MIP guarda una lesión como segmento y la mide en cada dosis (tecla L)</translation>
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">Guardar DICOM...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished">Escribir las lesiones marcadas, si arriba está elegida su segmentación, como DICOM Segmentation (SEG) en el estudio de la serie PET, con el nombre del paciente, en una carpeta nueva donde usted indique</translation>
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished">La lesión o el segmento cuya curva se dibuja</translation>
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished">Qué se dibuja: la captación o su sesgo frente a la dosis completa en porcentaje</translation>
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">Curva dosis</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished">Representarlo según el factor de reducción de dosis, debajo de las vistas</translation>
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished">La línea a lo largo de la cual se leen todas las columnas; dibuje una nueva con Markups</translation>
  </message>
  <message>
   <source>Choose or draw a line</source>
   <translation type="unfinished">Elegir o dibujar una línea</translation>
  </message>
  <message>
   <source>Line profile</source>
   <translation type="unfinished">Perfil de línea</translation>
  </message>
  <message>
   <source>Plot the values along the line for all columns</source>
   <translation type="unfinished">Representar los valores a lo largo de la línea para todas las columnas</translation>
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">Copiar tablas</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished">Copiar las tablas como valores separados por comas</translation>
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">Guardar como CSV...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished">Guardar las tablas en un archivo que se abre con una hoja de cálculo</translation>
  </message>
 </context>
 <context>
  <name>RestoreSection</name>
  <message>
   <source>Dose levels:</source>
   <translation type="unfinished">Niveles de dosis:</translation>
  </message>
  <message>
   <source>The dose levels to restore, one after another. DRF is the dose reduction factor: 20 means a twentieth of the full dose.</source>
   <translation type="unfinished">Los niveles de dosis que se restauran, uno tras otro. DRF es el factor de reducción de dosis: 20 significa una vigésima parte de la dosis completa.</translation>
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">Método:</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished">Cómo se restaura el sinograma. RED tiene un modelo integrado; los demás necesitan su propio archivo de modelo.</translation>
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">Modelo:</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished">El modelo integrado, o un archivo que usted entrenó o recibió: un modelo (*.safetensors), un checkpoint publicado por los autores (*.pt), una red con su contrato (*.onnx)</translation>
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">Ficha</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished">Con qué se entrenó el modelo, qué aporta y dónde falla</translation>
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">Pasos:</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished">Número de pasos de muestreo: con más, el tiempo crece en proporción. El modelo sugiere el número con que se entrenó.</translation>
  </message>
  <message>
   <source>as the model suggests</source>
   <translation type="unfinished">según el modelo</translation>
  </message>
  <message>
   <source>Strength:</source>
   <translation type="unfinished">Intensidad:</translation>
  </message>
  <message>
   <source>The share of the restored image; the rest is the low dose as a clinic reads it: counts under a 6 mm filter, an image as it was given</source>
   <translation type="unfinished">La proporción de la imagen restaurada; el resto es la dosis baja como se lee en la clínica: las cuentas con un filtro de 6 mm, una imagen tal como se dio</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">Devolver lesiones, con algo de ruido</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished">De lo que RED quita de las cuentas medidas vuelve del 50 al 80 %, según la dosis, tanto lesiones como ruido: así las lesiones se encuentran con una frecuencia similar a la del mejor filtro. Sin la marca, la imagen es solo la de las redes, más lisa y con más pérdida de lesiones pequeñas y tenues. Una imagen sin cuentas es siempre la de las redes.</translation>
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">Proteger:</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished">Una segmentación en cuyos segmentos la restauración no quita nada de la dosis baja; dibújela con el Editor de Segmento</translation>
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">Ninguna región</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished">Cuánto tiene ya una imagen de la dosis completa depende de su dosis, y también cuánto se conserva de ella</translation>
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">Cortes:</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished">Restaurar todos los cortes, solo el que se ve o un intervalo; con menos cortes se usa menos tiempo y memoria</translation>
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished">Primer corte del intervalo, contado desde 1</translation>
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">a</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished">Último corte del intervalo, que también se restaura</translation>
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">Dispositivo:</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished">Lo que calcula, con su memoria libre. El que elija se usa o se rechaza; nunca se cambia por otro.</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">Actualizar</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished">Buscar de nuevo dispositivos y su memoria libre</translation>
  </message>
  <message>
   <source>Evidence:</source>
   <translation type="unfinished">Evidencia:</translation>
  </message>
  <message>
   <source>Ask the counts</source>
   <translation type="unfinished">Preguntar a las cuentas</translation>
  </message>
  <message>
   <source>Say of each spot of the restored image whether the measured counts support it, contradict it, or cannot tell</source>
   <translation type="unfinished">Indicar para cada foco de la imagen restaurada si las cuentas medidas lo respaldan, lo contradicen o no permiten saberlo</translation>
  </message>
  <message>
   <source>Reconstruction</source>
   <translation type="unfinished">Reconstrucción</translation>
  </message>
  <message>
   <source>Algorithm:</source>
   <translation type="unfinished">Algoritmo:</translation>
  </message>
  <message>
   <source>How images are made from sinograms: iterative (OSEM) or filtered back-projection (FBP)</source>
   <translation type="unfinished">Cómo se obtienen imágenes de los sinogramas: de forma iterativa (OSEM) o por retroproyección filtrada (FBP)</translation>
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">Iteraciones:</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished">Pasadas de OSEM por todos los subconjuntos: más pasadas resuelven más y dan más ruido</translation>
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">Subconjuntos:</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished">Subconjuntos de los ángulos: un número que divida el número de ángulos</translation>
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">Modelo de resolución:</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished">Ancho (FWHM) de la borrosidad del escáner que OSEM tiene en cuenta</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">ninguno</translation>
  </message>
  <message>
   <source>Post filter:</source>
   <translation type="unfinished">Filtro posterior:</translation>
  </message>
  <message>
   <source>Width (FWHM) of a Gaussian filter over the finished image</source>
   <translation type="unfinished">Ancho (FWHM) de un filtro gaussiano sobre la imagen terminada</translation>
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">Proyector:</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished">Proyector propio, o parallelproj si el entorno de Python lo tiene</translation>
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished">El corte que se ve, restaurado; los demás cortes vienen después</translation>
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished">De qué advierten las restauraciones de este caso</translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">Detalles</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished">Mostrar el final de lo que escribió el proceso</translation>
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished">El final de lo que escribió el proceso; cópielo para informar de un fallo</translation>
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished">La etapa, el corte al que ha llegado y el tiempo que le queda</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">Aplicar</translation>
  </message>
 </context>
 <context>
  <name>REDSettings</name>
  <message>
   <source>Python environment:</source>
   <translation type="unfinished">Entorno de Python:</translation>
  </message>
  <message>
   <source>A virtual or conda environment (its folder or its Python) that runs the worker, for example one with CUDA and parallelproj. Empty for Slicer's own Python.</source>
   <translation type="unfinished">Un entorno virtual o conda (su carpeta o su Python) que ejecuta el proceso, por ejemplo uno con CUDA y parallelproj. Vacío para usar el Python de Slicer.</translation>
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">El de Slicer</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished">Dejar que el Python de Slicer ejecute el proceso</translation>
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">Carpeta de trabajo:</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished">Dónde se guardan los casos abiertos y sus restauraciones, para que la misma petición se abra al instante. Mejor una ruta corta sin letras especiales.</translation>
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">Vaciar...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished">Eliminar de la carpeta de trabajo todos los casos abiertos y las restauraciones; sus propios archivos no se tocan</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Mostrar nombres de pacientes</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished">Nombrar los casos por sus pacientes en el panel; sin esto nada en la pantalla dice quiénes son</translation>
  </message>
 </context>
 <context>
  <name>StudySection</name>
  <message>
   <source>Readers rate images without knowing dose or method, in random order.</source>
   <translation type="unfinished">Los lectores valoran las imágenes en orden aleatorio, sin conocer la dosis ni el método.</translation>
  </message>
  <message>
   <source>Study:</source>
   <translation type="unfinished">Estudio:</translation>
  </message>
  <message>
   <source>The folder of a study, as redpet study or the button below makes it</source>
   <translation type="unfinished">La carpeta de un estudio, como la crea redpet study o el botón de abajo</translation>
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">Lector:</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished">Un nombre de letras y cifras para quien lee; decide el orden y da nombre al archivo de las respuestas</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">Comenzar</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished">Leer el estudio, o continuar donde este lector lo dejó; cada respuesta se guarda al instante</translation>
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">Crear un estudio...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished">Elegir un diseño (un archivo TOML); sus imágenes se crean en segundo plano, en una carpeta junto a él</translation>
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished">Cuántos casos del estudio están creados</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Cancelar</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished">Dejar de crear o de abrir el estudio; no queda nada a medias</translation>
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished">Cuántas lecturas están cerradas</translation>
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished">La puntuación más baja, o la imagen izquierda (tecla 1)</translation>
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished">Puntuación 2, o la imagen derecha (tecla 2)</translation>
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished">Puntuación 3 (tecla 3)</translation>
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished">Puntuación 4 (tecla 4)</translation>
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished">La puntuación más alta (tecla 5)</translation>
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">Atrás</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished">Ir a la pregunta anterior, o quitar la última marca, mientras la lectura no esté cerrada (Retroceso)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Siguiente</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished">Todas las lesiones están marcadas; o cerrar esta lectura y continuar: sus respuestas quedan como están (Intro)</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Detener</translation>
  </message>
  <message>
   <source>Leave the study for now: all answers are kept</source>
   <translation type="unfinished">Salir del estudio por ahora: se conservan todas las respuestas</translation>
  </message>
 </context>
</TS>
