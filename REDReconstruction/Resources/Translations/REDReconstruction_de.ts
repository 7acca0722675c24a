<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
 <context>
  <name>REDReconstruction</name>
  <message>
   <source>RED Low-Dose PET</source>
   <translation type="unfinished">RED Niedrigdosis-PET</translation>
  </message>
  <message>
   <source>Restores low-dose PET sinograms by residual estimation diffusion, shows sinograms and images beside the full-dose reference, measures what was gained, and exports DICOM series. For research only.</source>
   <translation type="unfinished">Stellt Niedrigdosis-PET-Sinogramme mit RED (residual estimation diffusion) wieder her, zeigt Sinogramme und Bilder neben der Referenz mit voller Dosis, misst den Gewinn und exportiert DICOM-Serien. Nur für die Forschung.</translation>
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished">Die Methode stammt von Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</translation>
  </message>
  <message>
   <source>PET sinogram</source>
   <translation type="unfinished">PET-Sinogramm</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Fall</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation type="unfinished">Wiederherstellen</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation type="unfinished">Vergleichen</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">Evidenz</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished">Messen</translation>
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished">Exportieren</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Studie</translation>
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished">Hilfe</translation>
  </message>
  <message>
   <source>What each section and its controls are for; F1 opens the part of the section under the mouse</source>
   <translation type="unfinished">Wozu jeder Abschnitt und seine Bedienelemente dienen; F1 öffnet die Hilfe zum Abschnitt unter der Maus</translation>
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">Diesen Rechner prüfen...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished">Pakete, Geräte, Arbeits- und Plattenspeicher, und was zu tun ist: ein Text für einen Fehlerbericht, ohne jeden Namen</translation>
  </message>
 </context>
 <context>
  <name>case.case_list</name>
  <message>
   <source>Looking for cases…</source>
   <translation type="unfinished">Suche nach Fällen…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Anhalten</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Alle wiederherstellen</translation>
  </message>
  <message>
   <source>Case {number}</source>
   <translation type="unfinished">Fall {number}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Fall</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">Zustand</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">Evidenz</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Dosen</translation>
  </message>
  <message>
   <source>Choose a case of the list below, or press {key}.</source>
   <translation type="unfinished">Wählen Sie einen Fall der Liste oder drücken Sie {key}.</translation>
  </message>
  <message>
   <source>Reading case {done} of {total}</source>
   <translation type="unfinished">Lese Fall {done} von {total}</translation>
  </message>
 </context>
 <context>
  <name>case.cohort</name>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Anhalten</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Kohorte…</translation>
  </message>
  <message>
   <source>Choose a new folder for the results, or one of an earlier cohort</source>
   <translation type="unfinished">Neuen Ordner für die Ergebnisse wählen, oder den einer früheren Kohorte</translation>
  </message>
  <message>
   <source>Cohort: {done} of {total} cases</source>
   <translation type="unfinished">Kohorte: {done} von {total} Fällen</translation>
  </message>
 </context>
 <context>
  <name>case.corrections_dialog</name>
  <message>
   <source>Corrections of the scan</source>
   <translation type="unfinished">Korrekturen der Aufnahme</translation>
  </message>
  <message>
   <source>Uncheck what is to be left out. The scan is read again without it, and its image says so.</source>
   <translation type="unfinished">Wählen Sie ab, was weggelassen werden soll. Die Aufnahme wird ohne dies neu gelesen, und ihr Bild vermerkt das.</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation type="unfinished">Korrektur</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">Zustand</translation>
  </message>
  <message>
   <source>What that does to the numbers</source>
   <translation type="unfinished">Was das mit den Zahlen macht</translation>
  </message>
  <message>
   <source>left out</source>
   <translation type="unfinished">weggelassen</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_chooser</name>
  <message>
   <source>Open PET series from the DICOM database</source>
   <translation type="unfinished">PET-Serien aus der DICOM-Datenbank öffnen</translation>
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished">Aus: Patienten und Studien werden nummeriert; Name, ID und Datum werden nicht gezeigt</translation>
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished">Die Dosis der Serie, wenn ihre Beschreibung sie nicht nennt</translation>
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished">Wählen Sie eine Serie, oder die Studie, deren Serien die Dosisstufen eines Falls sind.</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Patientennamen zeigen</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished">wie beschrieben</translation>
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished">Studie {number}</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Serie</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Bilder</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished">Patient {number}</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
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
   <translation type="unfinished">Slicers DICOM-Datenbank ist nicht geöffnet: Öffnen Sie einmal das Modul DICOM und wählen Sie ihren Ordner.</translation>
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished">Dateien dieser Serie sind nicht mehr da, wo die DICOM-Datenbank sie erwartet: Importieren Sie die Serie neu.</translation>
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished">Die Serie lässt sich nicht in den Arbeitsordner bringen ({reason}): Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished">Zeitframes wählen</translation>
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished">Dies ist ein dynamisches oder gegatetes Bild. Wählen Sie einen Zeitframe, oder mehrere (Umschalt, Strg), die zeitlich summiert werden.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">nicht angegeben</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished">Frame</translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished">Beginn</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished">Dauer</translation>
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
   <translation type="unfinished">Was injiziert wurde</translation>
  </message>
  <message>
   <source>The unit in which the number of the injected dose is meant</source>
   <translation type="unfinished">Die Einheit, in der die Zahl der injizierten Dosis gemeint ist</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation type="unfinished">wie die Datei sagt</translation>
  </message>
  <message>
   <source>The scanner's local time of the injection, such as 10:05 or 10:05:30; with a date, 2026-01-05T10:05</source>
   <translation type="unfinished">Ortszeit des Scanners bei der Injektion, etwa 10:05 oder 10:05:30; mit Datum 2026-01-05T10:05</translation>
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished">Geben Sie an, was in der Datei falsch steht, etwa eine Dosis in anderer Einheit oder eine Zeit in UTC. SUV und exportierte Serien richten sich danach und vermerken, dass es hier angegeben wurde.</translation>
  </message>
  <message>
   <source>Dose is in:</source>
   <translation type="unfinished">Dosis in:</translation>
  </message>
  <message>
   <source>Injected at:</source>
   <translation type="unfinished">Injiziert um:</translation>
  </message>
 </context>
 <context>
  <name>case.opener</name>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} kann nicht gelesen werden: {reason}.</translation>
  </message>
  <message>
   <source>The case cannot be shown: {reason}</source>
   <translation type="unfinished">Der Fall kann nicht gezeigt werden: {reason}</translation>
  </message>
  <message>
   <source>Case {code}</source>
   <translation type="unfinished">Fall {code}</translation>
  </message>
 </context>
 <context>
  <name>case.sample_data</name>
  <message>
   <source>Sample case</source>
   <translation type="unfinished">Beispielfall</translation>
  </message>
 </context>
 <context>
  <name>case.section</name>
  <message>
   <source>Open a DICOM folder or a case folder</source>
   <translation type="unfinished">DICOM-Ordner oder Fallordner öffnen</translation>
  </message>
  <message>
   <source>Open a raw sinogram</source>
   <translation type="unfinished">Rohes Sinogramm öffnen</translation>
  </message>
  <message>
   <source>Choose a folder of cases</source>
   <translation type="unfinished">Ordner mit Fällen wählen</translation>
  </message>
  <message>
   <source>as the volume states</source>
   <translation type="unfinished">wie im Volumen angegeben</translation>
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished">Eine Wiederherstellung läuft: Warten Sie ihr Ende ab oder brechen Sie sie ab, und öffnen Sie dann einen anderen Fall.</translation>
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished">PET-Sinogramme ({endings})</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished">Slicers DICOM-Datenbank enthält keine PET-Serie: Importieren Sie zuerst eine im Modul DICOM.</translation>
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished">Eine Ebene, wie sie gezählt wurde: radiale Bins von links nach rechts, Winkel von oben nach unten</translation>
  </message>
  <message>
   <source>{number} of {first} to {last}: {rings}</source>
   <translation type="unfinished">{number} von {first} bis {last}: {rings}</translation>
  </message>
  <message>
   <source>{plane} of {planes}: {sum} in all, at most {most} in a bin</source>
   <translation type="unfinished">{plane} von {planes}: {sum} insgesamt, höchstens {most} in einem Bin</translation>
  </message>
  <message>
   <source>Reading the sinogram…</source>
   <translation type="unfinished">Das Sinogramm wird gelesen…</translation>
  </message>
  <message>
   <source>&amp;Segment:</source>
   <translation type="unfinished">&amp;Segment:</translation>
  </message>
  <message>
   <source>Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays</source>
   <translation type="unfinished">In welchen Ringen ein Paar gezählt wurde: 0 für denselben oder benachbarte, dann immer schrägere LOR</translation>
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">&amp;Ebene:</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished">Welche Ebene des Segments, entlang der Achse des Scanners</translation>
  </message>
  <message>
   <source>As the file holds it, in the axes of the scanner: not rebinned, not corrected.</source>
   <translation type="unfinished">Wie es in der Datei steht, in den Achsen des Scanners: nicht umsortiert, nicht korrigiert.</translation>
  </message>
  <message>
   <source>ring difference {low}</source>
   <translation type="unfinished">Ringdifferenz {low}</translation>
  </message>
  <message>
   <source>ring differences {low} to {high}</source>
   <translation type="unfinished">Ringdifferenzen {low} bis {high}</translation>
  </message>
  <message>
   <source>3D sinogram: {name}</source>
   <translation type="unfinished">3D-Sinogramm: {name}</translation>
  </message>
 </context>
 <context>
  <name>case.series_choice</name>
  <message>
   <source>Choose a PET series</source>
   <translation type="unfinished">PET-Serie wählen</translation>
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished">Der Ordner enthält mehrere PET-Serien, und nichts sagt, welche gemeint ist. Wählen Sie eine.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">nicht angegeben</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished">korrigiert</translation>
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished">nicht korrigiert</translation>
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished">Nummer</translation>
  </message>
  <message>
   <source>Description</source>
   <translation type="unfinished">Beschreibung</translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished">Zeit</translation>
  </message>
  <message>
   <source>Attenuation</source>
   <translation type="unfinished">Schwächung</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">Schichten</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Patient</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">ohne Beschreibung</translation>
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
   <translation type="unfinished">sein Rauschen verrät keine Dosis</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">eine volle Dosis</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">Referenz</translation>
  </message>
  <message>
   <source>none: metrics need a full-dose level</source>
   <translation type="unfinished">keine: Metriken brauchen eine Stufe mit voller Dosis</translation>
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished">aus dem Bild reprojiziert</translation>
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished">simulierte Zählereignisse</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">gemessen</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished">Schwächung</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished">Normalisierung</translation>
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished">Untergrund</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">nicht angegeben</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinogramm</translation>
  </message>
  <message>
   <source>Geometry</source>
   <translation type="unfinished">Geometrie</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Einheit</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Patient</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Studie</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Serie</translation>
  </message>
  <message>
   <source>full</source>
   <translation type="unfinished">voll</translation>
  </message>
  <message>
   <source>its noise looks like {dose} ({share} % certain)</source>
   <translation type="unfinished">sein Rauschen sieht nach {dose} aus ({share} % sicher)</translation>
  </message>
  <message>
   <source>full dose, and the true image is known</source>
   <translation type="unfinished">volle Dosis, und das wahre Bild ist bekannt</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reprojiziert</translation>
  </message>
  <message>
   <source>precorrected</source>
   <translation type="unfinished">vorkorrigiert</translation>
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} Voxel von {spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished">{unit}; Bild in {imageUnit}</translation>
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished">die Werte sind SUV</translation>
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished">nicht möglich: nur DICOM nennt Gewicht, injizierte Dosis und Zeiten</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Fall</translation>
  </message>
  <message>
   <source>Opened from</source>
   <translation type="unfinished">Herkunft</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">ohne Beschreibung</translation>
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished">{slices} Schichten × {angles} Winkel × {bins} Bins von {size} mm, Abstand {step} mm</translation>
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">Injektion</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished">ein Faktor je Schicht</translation>
  </message>
  <message>
   <source>body weight, {factor} per {unit}</source>
   <translation type="unfinished">Körpergewicht, {factor} je {unit}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished">Hinweis</translation>
  </message>
  <message>
   <source>DRF {factors}</source>
   <translation type="unfinished">DRF {factors}</translation>
  </message>
  <message>
   <source>with {corrections}</source>
   <translation type="unfinished">mit {corrections}</translation>
  </message>
 </context>
 <context>
  <name>case.view</name>
  <message>
   <source>Simulating low doses</source>
   <translation type="unfinished">Niedrige Dosen werden simuliert</translation>
  </message>
  <message>
   <source>Making the sample case</source>
   <translation type="unfinished">Beispielfall wird erzeugt</translation>
  </message>
  <message>
   <source>Bringing the images into the scene</source>
   <translation type="unfinished">Bilder werden in die Szene gebracht</translation>
  </message>
  <message>
   <source>Opening the case</source>
   <translation type="unfinished">Fall wird geöffnet</translation>
  </message>
  <message>
   <source>Reading the case</source>
   <translation type="unfinished">Fall wird gelesen</translation>
  </message>
 </context>
 <context>
  <name>case.volume_source</name>
  <message>
   <source>Choose a full-dose or a low-dose volume first.</source>
   <translation type="unfinished">Wählen Sie zuerst ein Volumen mit voller oder niedriger Dosis.</translation>
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished">Volldosis und Niedrigdosis sind dasselbe Volumen: Wählen Sie für eines davon ein anderes.</translation>
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished">Der Dosisreduktionsfaktor der niedrigen Dosis muss über 1 liegen, oder 0 sein, wenn er nicht bekannt ist.</translation>
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished">{name} nennt die Einheit seiner Werte nicht: Wählen Sie sie.</translation>
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished">{name} hat keine Voxel: Wählen Sie ein anderes Volumen.</translation>
  </message>
 </context>
 <context>
  <name>case.work_list</name>
  <message>
   <source>reading…</source>
   <translation type="unfinished">wird gelesen…</translation>
  </message>
  <message>
   <source>cannot be opened</source>
   <translation type="unfinished">nicht zu öffnen</translation>
  </message>
  <message>
   <source>not restored</source>
   <translation type="unfinished">nicht wiederhergestellt</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">wiederhergestellt</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation type="unfinished">wartet</translation>
  </message>
  <message>
   <source>restoring</source>
   <translation type="unfinished">läuft</translation>
  </message>
  <message>
   <source>failed</source>
   <translation type="unfinished">fehlgeschlagen</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">keine</translation>
  </message>
  <message>
   <source>to be chosen</source>
   <translation type="unfinished">zu wählen</translation>
  </message>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">weniger als eine Minute</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">etwa {hours} h</translation>
  </message>
  <message>
   <source>{count} cases, {restored} restored</source>
   <translation type="unfinished">{count} Fälle, {restored} wiederhergestellt</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Alle</translation>
  </message>
  <message>
   <source>partly restored</source>
   <translation type="unfinished">teilweise wiederhergestellt</translation>
  </message>
  <message>
   <source>{done} of {levels} restored</source>
   <translation type="unfinished">{done} von {levels} wiederhergestellt</translation>
  </message>
  <message>
   <source>{count} contradicted</source>
   <translation type="unfinished">{count} widersprochen</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">etwa {minutes} min</translation>
  </message>
  <message>
   <source>; the rest takes {time}</source>
   <translation type="unfinished">; der Rest dauert {time}</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy</name>
  <message>
   <source>{modality} of the case</source>
   <translation type="unfinished">{modality} des Falls</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy_widgets</name>
  <message>
   <source>Looking for it ...</source>
   <translation type="unfinished">Wird gesucht ...</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Laden</translation>
  </message>
 </context>
 <context>
  <name>compare.blend_widgets</name>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Niedrigdosis</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restauriert</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Volldosis</translation>
  </message>
 </context>
 <context>
  <name>compare.blending</name>
  <message>
   <source>Fade</source>
   <translation type="unfinished">Überblenden</translation>
  </message>
  <message>
   <source>Curtain</source>
   <translation type="unfinished">Vorhang</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished">Schachbrett</translation>
  </message>
 </context>
 <context>
  <name>compare.colors</name>
  <message>
   <source>Inverted grey</source>
   <translation type="unfinished">Grau invertiert</translation>
  </message>
  <message>
   <source>Grey</source>
   <translation type="unfinished">Grau</translation>
  </message>
  <message>
   <source>Hot iron</source>
   <translation type="unfinished">Hot Iron</translation>
  </message>
  <message>
   <source>PET-DICOM</source>
   <translation type="unfinished">PET-DICOM</translation>
  </message>
  <message>
   <source>Rainbow</source>
   <translation type="unfinished">Regenbogen</translation>
  </message>
  <message>
   <source>Hot metal blue</source>
   <translation type="unfinished">Hot Metal Blue</translation>
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
   <translation type="unfinished">{first} bis {last} von {total}</translation>
  </message>
 </context>
 <context>
  <name>compare.comparison</name>
  <message>
   <source>Full dose, reference</source>
   <translation type="unfinished">Volle Dosis, Referenz</translation>
  </message>
  <message>
   <source>No full-dose reference</source>
   <translation type="unfinished">Keine Referenz mit voller Dosis</translation>
  </message>
  <message>
   <source>{method}, {dose}</source>
   <translation type="unfinished">{method}, {dose}</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">niedrige Dosis</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">wiederhergestellt</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
  </message>
  <message>
   <source>+ {share} % {image}</source>
   <translation type="unfinished">+ {share} % {image}</translation>
  </message>
  <message>
   <source>{title}
shown once it is restored</source>
   <translation type="unfinished">{title}
erscheint nach der Wiederherstellung</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reprojiziert</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">gemessen</translation>
  </message>
  <message>
   <source>Low dose, {dose}</source>
   <translation type="unfinished">Niedrige Dosis, {dose}</translation>
  </message>
  <message>
   <source>Image minus full dose, {unit}
blue: less, red: more</source>
   <translation type="unfinished">Bild minus volle Dosis, {unit}
blau: weniger, rot: mehr</translation>
  </message>
  <message>
   <source>{title}
minus full dose, {unit}</source>
   <translation type="unfinished">{title}
minus volle Dosis, {unit}</translation>
  </message>
  <message>
   <source>right of the curtain: {image}</source>
   <translation type="unfinished">rechts vom Vorhang: {image}</translation>
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished">jedes zweite Feld: {image}</translation>
  </message>
  <message>
   <source>{dose}
not restored yet</source>
   <translation type="unfinished">{dose}
noch nicht wiederhergestellt</translation>
  </message>
 </context>
 <context>
  <name>compare.layers</name>
  <message>
   <source>The MIP is being made</source>
   <translation type="unfinished">Die MIP wird berechnet</translation>
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
   <translation type="unfinished">Leber</translation>
  </message>
 </context>
 <context>
  <name>compare.protocol_widgets</name>
  <message>
   <source>Save hanging protocol</source>
   <translation type="unfinished">Hanging-Protokoll speichern</translation>
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished">Name des Protokolls (Anordnung, Zeilen und Spalten, Fenster, Farben, Überlagerung; nichts vom Patienten):</translation>
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished">Es gibt schon ein Protokoll {name}. Ersetzen?</translation>
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">wie zuletzt befundet</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished">Protokoll {name} löschen?</translation>
  </message>
 </context>
 <context>
  <name>compare.removed</name>
  <message>
   <source>what was removed is being read</source>
   <translation type="unfinished">Entferntes wird gelesen</translation>
  </message>
  <message>
   <source>no map of what was removed</source>
   <translation type="unfinished">keine Karte des Entfernten</translation>
  </message>
  <message>
   <source>red: removed, blue: added
{least} to {most} times the expected noise</source>
   <translation type="unfinished">rot: entfernt, blau: hinzugefügt
{least}- bis {most}-mal das erwartete Rauschen</translation>
  </message>
 </context>
 <context>
  <name>compare.window_level</name>
  <message>
   <source>Liver: 0 to 3 times its mean</source>
   <translation type="unfinished">Leber: 0 bis 3 × Mittelwert</translation>
  </message>
  <message>
   <source>Fit to full dose</source>
   <translation type="unfinished">An volle Dosis anpassen</translation>
  </message>
  <message>
   <source>Fit to full dose, background</source>
   <translation type="unfinished">An volle Dosis angepasst, Hintergrund</translation>
  </message>
  <message>
   <source>100 % of the maximum</source>
   <translation type="unfinished">100 % des Maximums</translation>
  </message>
  <message>
   <source>50 % of the maximum</source>
   <translation type="unfinished">50 % des Maximums</translation>
  </message>
  <message>
   <source>SUV 0 to 7</source>
   <translation type="unfinished">SUV 0 bis 7</translation>
  </message>
  <message>
   <source>SUV 0 to 5</source>
   <translation type="unfinished">SUV 0 bis 5</translation>
  </message>
  <message>
   <source>SUV 0 to 10</source>
   <translation type="unfinished">SUV 0 bis 10</translation>
  </message>
  <message>
   <source>SUV 0 to 15</source>
   <translation type="unfinished">SUV 0 bis 15</translation>
  </message>
  <message>
   <source>Brain: SUV 0 to 12</source>
   <translation type="unfinished">Gehirn: SUV 0 bis 12</translation>
  </message>
  <message>
   <source>Background: SUV 0 to 3</source>
   <translation type="unfinished">Hintergrund: SUV 0 bis 3</translation>
  </message>
 </context>
 <context>
  <name>compare.window_widgets</name>
  <message>
   <source>Custom</source>
   <translation type="unfinished">Eigenes</translation>
  </message>
  <message>
   <source>Liver: mean {mean} {unit}</source>
   <translation type="unfinished">Leber: Mittelwert {mean} {unit}</translation>
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">Keine Stelle fällt auf, und nichts wird widerlegt.</translation>
  </message>
  <message>
   <source>Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.</source>
   <translation type="unfinished">Gemessene Zählereignisse mit angekreuztem „Zählereignisse befragen“ wiederherstellen: Hier steht dann, was sie zu jeder Stelle sagen.</translation>
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation type="unfinished">{number} von {total}</translation>
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
   <translation type="unfinished">erfunden</translation>
  </message>
  <message>
   <source>erased</source>
   <translation type="unfinished">gelöscht</translation>
  </message>
  <message>
   <source>overstated</source>
   <translation type="unfinished">zu hoch</translation>
  </message>
  <message>
   <source>understated</source>
   <translation type="unfinished">zu niedrig</translation>
  </message>
  <message>
   <source>shifted</source>
   <translation type="unfinished">verschoben</translation>
  </message>
  <message>
   <source>The counts contradict the restored image. Look before you measure or export:</source>
   <translation type="unfinished">Die Zählereignisse widersprechen dem wiederhergestellten Bild. Vor Messung oder Export ansehen:</translation>
  </message>
 </context>
 <context>
  <name>evidence.words</name>
  <message>
   <source>{diameter} mm, {volume} mL; the counts deviate by {z} standard errors</source>
   <translation type="unfinished">{diameter} mm, {volume} mL; die Zählereignisse weichen um {z} Standardfehler ab</translation>
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished">{unit} {shown} im Bild, {counted} in den Zählereignissen</translation>
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished">Vielfaches der Umgebung: {shown} im Bild, {counted} ± {error} in den Zählereignissen</translation>
  </message>
  <message>
   <source>Power to tell such an error: {power} %</source>
   <translation type="unfinished">Chance, einen solchen Fehler aufzudecken: {power} %</translation>
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished">Wiederhergestelltes PET (abgeleitete Serie)</translation>
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished">Schreibt das wiederhergestellte Volumen mit dem Header, der Einheit und dem SUV seiner Quellserie</translation>
  </message>
  <message>
   <source>The export was cancelled.</source>
   <translation type="unfinished">Der Export wurde abgebrochen.</translation>
  </message>
 </context>
 <context>
  <name>export.exporting</name>
  <message>
   <source>This case was not opened from a DICOM series. A derived series needs the header of its source: open the case from DICOM to export it.</source>
   <translation type="unfinished">Dieser Fall wurde nicht aus einer DICOM-Serie geöffnet. Eine abgeleitete Serie braucht den Header ihrer Quelle: Öffnen Sie den Fall aus DICOM, um ihn zu exportieren.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished">Slicers DICOM-Datenbank ist nicht geöffnet: Öffnen Sie sie im Modul DICOM und importieren Sie den Ordner.</translation>
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished">Geschriebene Serien: {count}, in {folder}.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished">Sie sind auch in Slicers DICOM-Datenbank.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Die Segmente können nicht übergeben werden: {reason}</translation>
  </message>
 </context>
 <context>
  <name>export.section</name>
  <message>
   <source>There is something to export once a case is restored.</source>
   <translation type="unfinished">Exportieren lässt sich, sobald ein Fall wiederhergestellt ist.</translation>
  </message>
  <message>
   <source>Check a result to export it.</source>
   <translation type="unfinished">Kreuzen Sie ein Ergebnis an, um es zu exportieren.</translation>
  </message>
  <message>
   <source>Choose the folder that the series is written into.</source>
   <translation type="unfinished">Wählen Sie den Ordner, in den die Serie geschrieben wird.</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation type="unfinished">Abbildung speichern</translation>
  </message>
  <message>
   <source>PNG image (*.png)</source>
   <translation type="unfinished">PNG-Bild (*.png)</translation>
  </message>
  <message>
   <source>Save the views</source>
   <translation type="unfinished">Ansichten speichern</translation>
  </message>
  <message>
   <source>Save the case report</source>
   <translation type="unfinished">Fallbericht speichern</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation type="unfinished">PDF-Dokument (*.pdf)</translation>
  </message>
  <message>
   <source>Drawing the report ...</source>
   <translation type="unfinished">Bericht wird gezeichnet ...</translation>
  </message>
  <message>
   <source>Writing {name} ...</source>
   <translation type="unfinished">{name} wird geschrieben ...</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation type="unfinished">Gespeichert: {path}</translation>
  </message>
  <message>
   <source>{path} is gone: restore this dose again.</source>
   <translation type="unfinished">{path} fehlt: Stellen Sie diese Dosis noch einmal wieder her.</translation>
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished">{path} kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished">{folder} ist nicht zu gebrauchen: {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} kann nicht geschrieben werden: {reason}</translation>
  </message>
 </context>
 <context>
  <name>measure.dose_curve</name>
  <message>
   <source>mean</source>
   <translation type="unfinished">Mittel</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">Max</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">Peak</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Niedrigdosis</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Volldosis</translation>
  </message>
  <message>
   <source>Bias of {measure} (%)</source>
   <translation type="unfinished">Abweichung {measure} (%)</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_saving</name>
  <message>
   <source>Folder for the lesions</source>
   <translation type="unfinished">Ordner für die Läsionen</translation>
  </message>
  <message>
   <source>Writing the lesions ...</source>
   <translation type="unfinished">Läsionen werden geschrieben ...</translation>
  </message>
  <message>
   <source>This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.</source>
   <translation type="unfinished">Dieser Fall wurde nicht aus einer DICOM-Serie geöffnet, deren Header eine DICOM-Segmentierung braucht.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Die Segmente können nicht übergeben werden: {reason}</translation>
  </message>
  <message>
   <source>The lesions are in {path}</source>
   <translation type="unfinished">Die Läsionen sind in {path}</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_widgets</name>
  <message>
   <source>Dose reduction factor</source>
   <translation type="unfinished">Dosisreduktionsfaktor</translation>
  </message>
  <message>
   <source>{lesion} is kept in the segmentation {name}.</source>
   <translation type="unfinished">{lesion} liegt in der Segmentierung {name}.</translation>
  </message>
 </context>
 <context>
  <name>measure.lesions</name>
  <message>
   <source>Sphere of 1 mL</source>
   <translation type="unfinished">Kugel von 1 mL</translation>
  </message>
  <message>
   <source>41 % of its maximum</source>
   <translation type="unfinished">41 % des Maximums</translation>
  </message>
  <message>
   <source>Above SUV 2.5</source>
   <translation type="unfinished">Über SUV 2,5</translation>
  </message>
  <message>
   <source>There is no image at this place.</source>
   <translation type="unfinished">An dieser Stelle ist kein Bild.</translation>
  </message>
  <message>
   <source>SUV is not known in this case: choose another outline.</source>
   <translation type="unfinished">SUV ist in diesem Fall nicht bekannt: Wählen Sie einen anderen Umriss.</translation>
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished">Die Anreicherung an dieser Stelle liegt unter der Schwelle: Wählen Sie einen anderen Umriss.</translation>
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">Läsionen</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished">Die Region wächst über {reach} mm hinaus: Wählen Sie einen anderen Umriss.</translation>
  </message>
 </context>
 <context>
  <name>measure.measures</name>
  <message>
   <source>all slices</source>
   <translation type="unfinished">alle Schichten</translation>
  </message>
  <message>
   <source>above, all slices; below, the slice that you look at</source>
   <translation type="unfinished">oben alle Schichten; unten die gezeigte Schicht</translation>
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished">{measure}
Abweichung</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished">{measure} des Segments; darunter die Abweichung von der vollen Dosis in Prozent</translation>
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished">Abweichung von der vollen Dosis</translation>
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished">Intervall des wahren Werts</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dosis</translation>
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">Bild</translation>
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
   <translation type="unfinished">PSNR Schicht (dB)</translation>
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished">SSIM Schicht</translation>
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished">NRMSE Schicht</translation>
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished">Spitzen-Signal-Rausch-Verhältnis gegen die volle Dosis: höher ist näher</translation>
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished">Strukturelle Ähnlichkeit mit der vollen Dosis: 1 ist identisch</translation>
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished">Mittlerer quadratischer Fehler (Wurzel) gegen die volle Dosis, bezogen auf ihren Wertebereich: niedriger ist näher</translation>
  </message>
  <message>
   <source>Segment</source>
   <translation type="unfinished">Segment</translation>
  </message>
  <message>
   <source>Volume (mL)</source>
   <translation type="unfinished">Volumen (mL)</translation>
  </message>
  <message>
   <source>Bias of mean (%)</source>
   <translation type="unfinished">Abweichung Mittel (%)</translation>
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished">Abweichung Max (%)</translation>
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished">Abweichung Peak (%)</translation>
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished">{measure}
Intervall
Abweichung</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished">{measure} des Segments; darunter, bei einem wiederhergestellten Bild, das Intervall, in dem der wahre Wert liegt, und die Abweichung von der vollen Dosis in Prozent</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
  </message>
  <message>
   <source>{image}, slices {first} to {last}</source>
   <translation type="unfinished">{image}, Schichten {first} bis {last}</translation>
  </message>
  <message>
   <source>slice {number}</source>
   <translation type="unfinished">Schicht {number}</translation>
  </message>
  <message>
   <source>The dose that was restored</source>
   <translation type="unfinished">Die Dosis, die wiederhergestellt wurde</translation>
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished">Das Bild, das mit der vollen Dosis verglichen wird</translation>
  </message>
  <message>
   <source>{measure}: from ({level} %)</source>
   <translation type="unfinished">{measure}: von ({level} %)</translation>
  </message>
  <message>
   <source>{measure}: to ({level} %)</source>
   <translation type="unfinished">{measure}: bis ({level} %)</translation>
  </message>
  <message>
   <source>The segment and its volume</source>
   <translation type="unfinished">Das Segment und sein Volumen</translation>
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished">Das Bild, in dem gemessen wird</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">niedrige Dosis</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished">{volume} mL</translation>
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished">{dose}, niedrige Dosis</translation>
  </message>
  <message>
   <source>mean</source>
   <translation type="unfinished">Mittel</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">Max</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">Peak</translation>
  </message>
  <message>
   <source>volume</source>
   <translation type="unfinished">Volumen</translation>
  </message>
 </context>
 <context>
  <name>measure.measuring</name>
  <message>
   <source>The segmentation is empty: draw a segment on the image first.</source>
   <translation type="unfinished">Die Segmentierung ist leer: Zeichnen Sie zuerst ein Segment auf das Bild.</translation>
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
   <translation type="unfinished">Hier stehen Zahlen, sobald ein Fall wiederhergestellt ist.</translation>
  </message>
  <message>
   <source>The results have no full-dose reference to be held against. Segments and profiles can be measured.</source>
   <translation type="unfinished">Für die Ergebnisse fehlt eine Referenz mit voller Dosis zum Vergleich. Segmente und Profile lassen sich messen.</translation>
  </message>
  <message>
   <source>Measuring the segments ...</source>
   <translation type="unfinished">Segmente werden vermessen ...</translation>
  </message>
  <message>
   <source>Distance (mm)</source>
   <translation type="unfinished">Abstand (mm)</translation>
  </message>
  <message>
   <source>The tables are on the clipboard.</source>
   <translation type="unfinished">Die Tabellen sind in der Zwischenablage.</translation>
  </message>
  <message>
   <source>Save the tables</source>
   <translation type="unfinished">Tabellen speichern</translation>
  </message>
  <message>
   <source>Comma-separated values (*.csv)</source>
   <translation type="unfinished">Kommagetrennte Werte (*.csv)</translation>
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished">Die Tabellen sind in {path}</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Die Segmente können nicht übergeben werden: {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} kann nicht geschrieben werden: {reason}</translation>
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished">Was der Prozess gefunden hat; ohne Namen von Patient oder Benutzer</translation>
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">Prüfe: Pakete, Geräte, Speicher…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished">Den Text für einen Fehlerbericht kopieren; er nennt weder Patient noch Benutzer</translation>
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished">Dieses Fenster schließen</translation>
  </message>
  <message>
   <source>Examine this computer</source>
   <translation type="unfinished">Diesen Rechner prüfen</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished">Kopieren</translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished">Schließen</translation>
  </message>
  <message>
   <source>another Python</source>
   <translation type="unfinished">ein anderes Python</translation>
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished">Slicers eigenes Python</translation>
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished">Slicer {version}; den Prozess führt {python} aus</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Der Arbeitsordner ist nicht zu gebrauchen: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>panel.help</name>
  <message>
   <source>RED Low-Dose PET: help</source>
   <translation type="unfinished">RED Niedrigdosis-PET: Hilfe</translation>
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished">Niedrigdosis-PET-Fall (RED)</translation>
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished">Slicers eigenes Python führt den Prozess aus.</translation>
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished">Arbeitsordner leeren</translation>
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished">{size} MiB liegen dort</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished">Alle geöffneten Fälle und Wiederherstellungen aus {folder} entfernen? Ihre eigenen Dateien bleiben. Ein jetzt geöffneter Fall muss neu geöffnet werden.</translation>
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished">{python} führt den Prozess aus. Dort wird nichts installiert.</translation>
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished">Unter {python} gibt es kein Python.</translation>
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">PyTorch fehlt. Installieren Sie die Erweiterung PyTorch im Erweiterungsmanager, starten Sie Slicer neu und drücken Sie noch einmal Anwenden; oder wählen Sie unter Bearbeiten &gt; Anwendungseinstellungen &gt; RED Low-Dose PET eine Python-Umgebung, die es hat.</translation>
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">Python-Pakete installieren</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished">RED braucht Python-Pakete, die Slicer noch nicht hat:

{packages}

Herunterladen (etwa {total} MB) und in Slicers Python installieren? Das dauert einige Minuten.</translation>
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished">etwa {size} MB</translation>
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished">Der gewählten Python-Umgebung fehlt: {packages}. Dort wird nichts installiert; geben Sie ein: {python} -m pip install {quoted}</translation>
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished">{size}, bis zu 3 GB mit CUDA</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Der Arbeitsordner ist nicht zu gebrauchen: {reason}.</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished">Die Pakete konnten nicht installiert werden ({reason}). Siehe Ansicht &gt; Fehlerprotokoll.</translation>
  </message>
 </context>
 <context>
  <name>process.jobs</name>
  <message>
   <source>No evidence here: it asks measured counts, and this case holds images, without their counts.</source>
   <translation type="unfinished">Hier kein Beleg: er fragt gemessene Zählereignisse, und dieser Fall hat nur Bilder ohne sie.</translation>
  </message>
  <message>
   <source>No evidence here: nothing is restored that the counts could bear out.</source>
   <translation type="unfinished">Hier kein Beleg: es wird nichts wiederhergestellt, was die Zählereignisse stützen könnten.</translation>
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), or close other programs.</source>
   <translation type="unfinished">Der Prozess wurde vom System beendet, wahrscheinlich weil der Speicher nicht reichte. Stellen Sie weniger Schichten auf einmal wieder her (Schichten: Von), oder schließen Sie andere Programme.</translation>
  </message>
  <message>
   <source>Device</source>
   <translation type="unfinished">Gerät</translation>
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished">Dosis neben jeder Serie in Fall &gt; DICOM</translation>
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">die Einheit in Fall &gt; Injektion</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished">Dosisstufen</translation>
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished">die Liste der Zeitframes</translation>
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">die Zeit in Fall &gt; Injektion</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished">Iterationen</translation>
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished">Methode</translation>
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished">Modell</translation>
  </message>
  <message>
   <source>Post filter</source>
   <translation type="unfinished">Nachfilter</translation>
  </message>
  <message>
   <source>Projector</source>
   <translation type="unfinished">Projektor</translation>
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished">Auflösungsmodell</translation>
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished">Algorithmus</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">Schichten</translation>
  </message>
  <message>
   <source>the list of series</source>
   <translation type="unfinished">die Liste der Serien</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished">Schritte</translation>
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished">Subsets</translation>
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Der Prozess konnte nicht gestartet werden: Slicers eigenes Python ({python}) läuft nicht. Installieren Sie Slicer neu, oder wählen Sie eine Python-Umgebung unter Bearbeiten &gt; Anwendungseinstellungen &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Der Arbeitsordner {folder} ist nicht zu gebrauchen ({reason}). Wählen Sie einen anderen unter Bearbeiten &gt; Anwendungseinstellungen &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Der Prozess gab etwas aus, das keine seiner Meldungen ist („{text}“), und wurde angehalten. Prüfen Sie die Python-Umgebung unter Bearbeiten &gt; Anwendungseinstellungen &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished">Der Prozess ist fertig, aber sein Ergebnis {folder} ist nicht da: wurde es entfernt? Versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished">Der Prozess endete vorzeitig (Exit-Code {code}), ohne einen Grund zu nennen.</translation>
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Der Prozess konnte nicht gestartet werden: {python} ist kein lauffähiges Python. Wählen Sie eine andere Python-Umgebung unter Bearbeiten &gt; Anwendungseinstellungen &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished">Der Prozess ist abgestürzt (Signal oder Code {code}): Versuchen Sie es noch einmal, oder auf einem anderen Gerät.</translation>
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Dem Python, das den Prozess ausführt, fehlt das Paket {package}: Drücken Sie Anwenden, um Fehlendes zu installieren, oder wählen Sie eine andere Python-Umgebung unter Bearbeiten &gt; Anwendungseinstellungen &gt; RED Low-Dose PET.</translation>
  </message>
 </context>
 <context>
  <name>restore.all_rays</name>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">weniger als eine Minute</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">etwa {hours} h</translation>
  </message>
  <message>
   <source>Open this case anew: it was read by an earlier version.</source>
   <translation type="unfinished">Öffnen Sie diesen Fall neu: Er wurde von einer früheren Version gelesen.</translation>
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished">Alle LOR: {time}, {memory} MB</translation>
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished">OSEM über alle schrägen LOR, mit Schwächung und Normalisierung, ohne Umsortieren: {time} auf einem Kern und bis zu {memory} MB Speicher; nichts wird wiederhergestellt.</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">etwa {minutes} min</translation>
  </message>
 </context>
 <context>
  <name>restore.device_choice</name>
  <message>
   <source>{name}, {free} GiB free</source>
   <translation type="unfinished">{name}, {free} GiB frei</translation>
  </message>
  <message>
   <source>Automatic (first GPU, else CPU)</source>
   <translation type="unfinished">Automatisch (erste GPU, sonst CPU)</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Der Arbeitsordner ist nicht zu gebrauchen: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.evidence_choice</name>
  <message>
   <source>Takes {times} times as long, and up to {memory} MB of memory more.</source>
   <translation type="unfinished">Dauert {times}-mal so lange und braucht bis zu {memory} MB mehr Speicher.</translation>
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished">Niemand nennt die Dosis dieses Bildes: die Hälfte davon bleibt erhalten. Für die ganze Wiederherstellung mit seiner Dosis öffnen.</translation>
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished">Der Fall hat noch kein Bild, auf das eine Region gezeichnet werden kann: Stellen Sie ihn einmal ohne wieder her.</translation>
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished">Die geschützte Segmentierung ist leer: Zeichnen Sie ein Segment, oder wählen Sie keine.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished">Arbeitet auf</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogramme</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished">Dosisreduktionsfaktoren</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Einheit</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished">Pixel oder radiale Bins (mm)</translation>
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished">Schichtabstand (mm)</translation>
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished">Nachbarschichten je Seite</translation>
  </message>
  <message>
   <source>Input is clipped to</source>
   <translation type="unfinished">Eingabe begrenzt auf</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation type="unfinished">Skalierung</translation>
  </message>
  <message>
   <source>Total activity, output over input</source>
   <translation type="unfinished">Gesamtaktivität, Ausgabe zu Eingabe</translation>
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished">Achsen seines Arrays</translation>
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished">Modellkarte: {name}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished">{low} bis {high}</translation>
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished">Neben {name} liegt kein Vertrag (contract): Schreiben Sie {stem}.toml, siehe „Bring your model“ in der Dokumentation.</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} kann nicht gelesen werden: {reason}.</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished">{name} ist keine Modelldatei von RED: Wählen Sie eine, die redpet train geschrieben hat (*.safetensors), einen Checkpoint der Autoren oder ein ONNX-Netz ({endings}).</translation>
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished">{name} ist nicht als Vertrag (contract) lesbar: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_choice</name>
  <message>
   <source>Choose a file...</source>
   <translation type="unfinished">Datei wählen...</translation>
  </message>
  <message>
   <source>{method}: all rays of a scan (not restored)</source>
   <translation type="unfinished">{method}: alle LOR einer Aufnahme (nicht wiederhergestellt)</translation>
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished">nur {method} (nicht wiederhergestellt)</translation>
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished">{method} (installiertes Paket)</translation>
  </message>
  <message>
   <source>Built-in</source>
   <translation type="unfinished">Eingebaut</translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished">Keines</translation>
  </message>
  <message>
   <source>{method} has no built-in model: choose a model file.</source>
   <translation type="unfinished">{method} hat kein eingebautes Modell: Wählen Sie eine Modelldatei.</translation>
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">Modelldatei wählen</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished">Modelldateien ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished">Alle LOR werden rekonstruiert</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation type="unfinished">Start</translation>
  </message>
  <message>
   <source>Restoring</source>
   <translation type="unfinished">Wiederherstellen</translation>
  </message>
  <message>
   <source>Correcting the image</source>
   <translation type="unfinished">Bild wird korrigiert</translation>
  </message>
  <message>
   <source>Giving lesions back</source>
   <translation type="unfinished">Läsionen werden zurückgegeben</translation>
  </message>
  <message>
   <source>Reconstructing the low dose</source>
   <translation type="unfinished">Niedrige Dosis wird rekonstruiert</translation>
  </message>
  <message>
   <source>Reconstructing the restored</source>
   <translation type="unfinished">Wiederhergestelltes wird rekonstruiert</translation>
  </message>
  <message>
   <source>Reconstructing the full dose</source>
   <translation type="unfinished">Volle Dosis wird rekonstruiert</translation>
  </message>
  <message>
   <source>Looking at the noise</source>
   <translation type="unfinished">Rauschen wird betrachtet</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished">Schreiben</translation>
  </message>
  <message>
   <source>Judging by the counts</source>
   <translation type="unfinished">Beurteilung nach den Zählereignissen</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished">Lesen</translation>
  </message>
  <message>
   <source>Evidence {part}: {stage}</source>
   <translation type="unfinished">Evidenz {part}: {stage}</translation>
  </message>
  <message>
   <source>slice {reached} of {slices}</source>
   <translation type="unfinished">Schicht {reached} von {slices}</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation type="unfinished">noch {time}</translation>
  </message>
 </context>
 <context>
  <name>restore.queue</name>
  <message>
   <source>Cancelled. What was restored before stays.</source>
   <translation type="unfinished">Abgebrochen. Was schon wiederhergestellt war, bleibt.</translation>
  </message>
  <message>
   <source>Restored.</source>
   <translation type="unfinished">Wiederhergestellt.</translation>
  </message>
  <message>
   <source>Opened at once: this was restored before.</source>
   <translation type="unfinished">Sofort geöffnet: das war schon wiederhergestellt.</translation>
  </message>
  <message>
   <source>The result in {folder} cannot be shown: {reason}.</source>
   <translation type="unfinished">Das Ergebnis in {folder} kann nicht gezeigt werden: {reason}.</translation>
  </message>
  <message>
   <source>Restored {count} dose levels.</source>
   <translation type="unfinished">{count} Dosisstufen wiederhergestellt.</translation>
  </message>
 </context>
 <context>
  <name>restore.section</name>
  <message>
   <source>Wait until the case is open.</source>
   <translation type="unfinished">Warten Sie, bis der Fall geöffnet ist.</translation>
  </message>
  <message>
   <source>The cases of the list are being restored: wait, or stop that in Case.</source>
   <translation type="unfinished">Die Fälle der Liste werden gerade wiederhergestellt: Warten Sie, oder halten Sie das unter Fall an.</translation>
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">Öffnen Sie zuerst einen Fall.</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished">Der Fall hat keine niedrige Dosisstufe: Erzeugen Sie unter Fall eine Dosisleiter.</translation>
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">Wählen Sie eine Dosisstufe.</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished">Die erste Schicht liegt hinter der letzten.</translation>
  </message>
  <message>
   <source>Starting the worker</source>
   <translation type="unfinished">Der Prozess startet</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Abbrechen</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">Anwenden</translation>
  </message>
  <message>
   <source>Reading the result</source>
   <translation type="unfinished">Ergebnis wird gelesen</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation type="unfinished">Wird abgebrochen</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished">Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Stop; levels that are restored already stay ({key})</source>
   <translation type="unfinished">Anhalten; schon wiederhergestellte Stufen bleiben ({key})</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Alle</translation>
  </message>
  <message>
   <source>The one in view</source>
   <translation type="unfinished">Die gezeigte</translation>
  </message>
  <message>
   <source>From</source>
   <translation type="unfinished">Von</translation>
  </message>
  <message>
   <source>OSEM</source>
   <translation type="unfinished">OSEM</translation>
  </message>
  <message>
   <source>Filtered back-projection</source>
   <translation type="unfinished">Gefilterte Rückprojektion</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished">Automatisch</translation>
  </message>
  <message>
   <source>Built-in (Joseph)</source>
   <translation type="unfinished">Eingebaut (Joseph)</translation>
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">Gewählte Dosisstufen im Hintergrund wiederherstellen ({key})</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished">Die Eingabe oder der Arbeitsordner ist nicht lesbar: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.view</name>
  <message>
   <source>{level} on {device}</source>
   <translation type="unfinished">{level} auf {device}</translation>
  </message>
  <message>
   <source>Slice {number}, restored</source>
   <translation type="unfinished">Schicht {number}, wiederhergestellt</translation>
  </message>
 </context>
 <context>
  <name>scene.evidence_map</name>
  <message>
   <source>Supported</source>
   <translation type="unfinished">Gestützt</translation>
  </message>
  <message>
   <source>Cannot tell</source>
   <translation type="unfinished">Nicht zu sagen</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation type="unfinished">Widerlegt</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished">Beleg</translation>
  </message>
 </context>
 <context>
  <name>scene.hierarchy</name>
  <message>
   <source>Low-dose PET</source>
   <translation type="unfinished">Niedrigdosis-PET</translation>
  </message>
 </context>
 <context>
  <name>scene.importing</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished">Bild</translation>
  </message>
  <message>
   <source>sinogram</source>
   <translation type="unfinished">Sinogramm</translation>
  </message>
  <message>
   <source>minus full dose</source>
   <translation type="unfinished">minus volle Dosis</translation>
  </message>
  <message>
   <source>removed</source>
   <translation type="unfinished">entfernt</translation>
  </message>
  <message>
   <source>image as given</source>
   <translation type="unfinished">Bild wie gegeben</translation>
  </message>
  <message>
   <source> beside {result}</source>
   <translation type="unfinished"> neben {result}</translation>
  </message>
 </context>
 <context>
  <name>scene.roles</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">volle Dosis</translation>
  </message>
  <message>
   <source>dose unknown</source>
   <translation type="unfinished">Dosis unbekannt</translation>
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
   <translation type="unfinished">{path} kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished">Die Einheit von {name} ist nicht bekannt: Wählen Sie eine.</translation>
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished">{path} konnte nicht geschrieben werden: Prüfen Sie den Ordner und den freien Platz.</translation>
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished">Eine Transformation verformt {name}: Wenden Sie sie fest an (Harden) oder nehmen Sie sie vorher weg.</translation>
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished">Die Segmente {first} und {second} überlappen: Legen Sie sie in zwei Segmentierungen.</translation>
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished">Design einer Studie wählen</translation>
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished">Design einer Studie (*.toml)</translation>
  </message>
  <message>
   <source>The study is made. Keep its file key.json away from the readers.</source>
   <translation type="unfinished">Die Studie ist angelegt. Halten Sie ihre Datei key.json von den Befundern fern.</translation>
  </message>
  <message>
   <source>Stopped. All answers are kept; Begin goes on where you were.</source>
   <translation type="unfinished">Angehalten. Alle Antworten sind gesichert; Beginnen setzt dort fort, wo Sie waren.</translation>
  </message>
  <message>
   <source>All {count} readings are closed. Thank you.</source>
   <translation type="unfinished">Alle {count} Lesungen sind abgeschlossen. Vielen Dank.</translation>
  </message>
  <message>
   <source>An image of the study cannot be read: {reason}.</source>
   <translation type="unfinished">Ein Bild der Studie kann nicht gelesen werden: {reason}.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished">Abgebrochen.</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Der Arbeitsordner ist nicht zu gebrauchen: {reason}.</translation>
  </message>
  <message>
   <source>The study cannot be read: {reason}.</source>
   <translation type="unfinished">Die Studie kann nicht gelesen werden: {reason}.</translation>
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished">Die Antwort konnte nicht gesichert werden: {reason}.</translation>
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
   <translation type="unfinished">koronal</translation>
  </message>
  <message>
   <source>sagittal</source>
   <translation type="unfinished">sagittal</translation>
  </message>
 </context>
 <context>
  <name>study.view</name>
  <message>
   <source>Reading the image…</source>
   <translation type="unfinished">Bild wird gelesen…</translation>
  </message>
  <message>
   <source>Press 1 to 5.</source>
   <translation type="unfinished">Drücken Sie 1 bis 5.</translation>
  </message>
  <message>
   <source>All questions are answered.</source>
   <translation type="unfinished">Alle Fragen sind beantwortet.</translation>
  </message>
  <message>
   <source>Return closes this reading; Backspace goes back.</source>
   <translation type="unfinished">Die Eingabetaste schließt diese Lesung ab; die Rücktaste geht zurück.</translation>
  </message>
  <message>
   <source>Close this reading</source>
   <translation type="unfinished">Lesung abschließen</translation>
  </message>
  <message>
   <source>All are marked</source>
   <translation type="unfinished">Alle markiert</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Weiter</translation>
  </message>
  <message>
   <source>All questions are answered: press Return to close this reading.</source>
   <translation type="unfinished">Alle Fragen sind beantwortet: Return schließt diese Befundung ab.</translation>
  </message>
  <message>
   <source>Point at a lesion in a view and press 1 to 5; press Return when all are marked.</source>
   <translation type="unfinished">Zeigen Sie in einer Ansicht auf eine Läsion und drücken Sie 1 bis 5; drücken Sie die Eingabetaste, wenn alle markiert sind.</translation>
  </message>
  <message>
   <source>Press 1 for the left image or 2 for the right one.</source>
   <translation type="unfinished">1 für das linke Bild, 2 für das rechte.</translation>
  </message>
  <message>
   <source>Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.</source>
   <translation type="unfinished">Auf eine Läsion zeigen, 1 (unsicher) bis 5 (sicher) drücken. Return: alle sind markiert.</translation>
  </message>
  <message>
   <source>Press 1 for the left image, 2 for the right one.</source>
   <translation type="unfinished">Drücken Sie 1 für das linke Bild, 2 für das rechte.</translation>
  </message>
  <message>
   <source>Reading {number} of {total}</source>
   <translation type="unfinished">Lesung {number} von {total}</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation type="unfinished">am niedrigsten</translation>
  </message>
  <message>
   <source>highest</source>
   <translation type="unfinished">am höchsten</translation>
  </message>
  <message>
   <source>So far: {answer}</source>
   <translation type="unfinished">Bisher: {answer}</translation>
  </message>
  <message>
   <source>{count} marked. </source>
   <translation type="unfinished">{count} markiert. </translation>
  </message>
 </context>
 <context>
  <name>CaseSection</name>
  <message>
   <source>Open PET series from Slicer's DICOM database</source>
   <translation type="unfinished">PET-Serien aus Slicers DICOM-Datenbank öffnen</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">Ordner</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished">Ordner öffnen: eine DICOM-Serie, eine Serie je Dosisstufe, oder ein simulierter Fall</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinogramm</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished">Rohe Sinogrammdatei öffnen: einen Interfile-Header, oder ein Array mit seiner Beschreibung daneben. Auch eine auf Slicers Fenster gezogene Datei wird geöffnet.</translation>
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">Volumen</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished">Volumen verwenden, die schon in der Szene sind</translation>
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">Fallliste</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished">Einen Ordner mit Fällen wählen und sie nacheinander durchgehen</translation>
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">Volldosis:</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished">Das PET-Volumen mit voller Dosis: die Referenz, oder der Anfang einer Dosisleiter</translation>
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">Niedrigdosis:</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished">Das PET-Volumen mit niedriger Dosis, das wiederhergestellt wird</translation>
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">Dosisreduktion:</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished">Dosisreduktionsfaktor des Volumens mit niedriger Dosis: 4 heißt ein Viertel der Zählereignisse</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">nicht angegeben</translation>
  </message>
  <message>
   <source>Unit:</source>
   <translation type="unfinished">Einheit:</translation>
  </message>
  <message>
   <source>The unit of the voxel values, for a volume that does not state it itself. It is never guessed.</source>
   <translation type="unfinished">Die Einheit der Voxelwerte, für ein Volumen, das sie nicht selbst angibt. Sie wird nie geraten.</translation>
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">Volumen öffnen</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished">Die gewählten Volumen als Fall öffnen. Volumen, die aus DICOM stammen, werden aus ihren DICOM-Dateien gelesen.</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished">Diese Meldung schließen</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Abbrechen</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished">Öffnen anhalten; der offene Fall bleibt</translation>
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished">Wie weit das Öffnen des Falls ist</translation>
  </message>
  <message>
   <source>No case is open</source>
   <translation type="unfinished">Kein Fall ist geöffnet</translation>
  </message>
  <message>
   <source>Choose where your PET case comes from, or drop a raw sinogram on Slicer's window. To look around first, open the sample case: it is made on this computer, without a download.</source>
   <translation type="unfinished">Wählen Sie, woher Ihr PET-Fall kommt, oder ziehen Sie ein rohes Sinogramm auf Slicers Fenster. Zum Umsehen öffnen Sie den Beispielfall: er entsteht auf diesem Rechner, ohne Download.</translation>
  </message>
  <message>
   <source>Open sample case</source>
   <translation type="unfinished">Beispielfall öffnen</translation>
  </message>
  <message>
   <source>A phantom with full dose and a ladder of low doses, made on this computer without a download</source>
   <translation type="unfinished">Ein Phantom mit voller Dosis und einer Leiter niedriger Dosen, auf diesem Rechner ohne Download erzeugt</translation>
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished">Was über den offenen Fall bekannt ist</translation>
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">Korrekturen...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished">Was an den Zählereignissen dieser Aufnahme korrigiert wurde, was fehlt, und was das mit den Zahlen macht. Korrekturen können weggelassen werden.</translation>
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">3D-Sinogramm...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished">Die Aufnahme ansehen, wie sie in der Datei steht, Ebene für Ebene jedes Segments: nicht umsortiert, nicht korrigiert</translation>
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">Patienten zeigen</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished">Name, ID, Studie und Serie des Patienten zeigen, und Ordnernamen in der Fallliste. Aus: nichts, was einen Patienten nennt, wird gezeigt.</translation>
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">Injektion...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished">Die Einheit der injizierten Dosis oder die Zeit der Injektion angeben, wenn sie in der Datei falsch stehen. SUV richtet sich danach.</translation>
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">Dosisleiter erzeugen</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished">Aus diesem Fall mit voller Dosis niedrige Dosen simulieren: DRF 4, 10, 20, 50 und 100. Die Leiter wird zum offenen Fall.</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Voriger</translation>
  </message>
  <message>
   <source>Open the previous case (P)</source>
   <translation type="unfinished">Vorigen Fall öffnen (P)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Weiter</translation>
  </message>
  <message>
   <source>Open the next case (N)</source>
   <translation type="unfinished">Nächsten Fall öffnen (N)</translation>
  </message>
  <message>
   <source>Close the list; the open case stays</source>
   <translation type="unfinished">Liste schließen; der offene Fall bleibt</translation>
  </message>
  <message>
   <source>Show the cases alone in whose line these words occur</source>
   <translation type="unfinished">Nur die Fälle zeigen, in deren Zeile diese Wörter vorkommen</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">Filter</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished">Nur die Fälle in diesem Zustand zeigen</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Alle wiederherstellen</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished">Alle Dosisstufen aller Fälle im Hintergrund wiederherstellen, wie im Abschnitt Wiederherstellen eingestellt, während Sie andere befunden; was wiederhergestellt ist, bleibt beim Anhalten erhalten</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Kohorte…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished">Alle Fälle dieses Ordners mit mehreren Prozessen wiederherstellen und messen, wie im Abschnitt Wiederherstellen eingestellt, in einen Ordner Ihrer Wahl: Ergebnisse, eine Tabelle mit einer Zeile je Fall, Dosis und Region, und eine Seite mit den Ausreißern zuerst</translation>
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished">Die Fälle des Ordners; eine grüne Marke zeigt, was wiederhergestellt ist. Ein Klick auf einen Spaltenkopf sortiert; N und P öffnen den nächsten und den vorigen Fall.</translation>
  </message>
 </context>
 <context>
  <name>CompareSection</name>
  <message>
   <source>Protocol:</source>
   <translation type="unfinished">Protokoll:</translation>
  </message>
  <message>
   <source>How a case is read: layout, rows and columns, window, colours, overlay. A case opens as the last one was read</source>
   <translation type="unfinished">Wie ein Fall befundet wird: Anordnung, Zeilen und Spalten, Fenster, Farben, Überlagerung. Ein Fall öffnet sich, wie der letzte befundet wurde</translation>
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">Sichern ...</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished">Speichern, wie dieser Fall befundet wird, unter einem Namen; in der Anwendung, ohne etwas vom Patienten</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">Löschen</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished">Das gewählte Protokoll löschen</translation>
  </message>
  <message>
   <source>Layout:</source>
   <translation type="unfinished">Anordnung:</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation type="unfinished">Spalten</translation>
  </message>
  <message>
   <source>One dose level: low dose, restored and full dose beside each other, as sinograms, images and differences</source>
   <translation type="unfinished">Eine Dosisstufe: niedrige Dosis, Wiederhergestelltes und volle Dosis nebeneinander, als Sinogramme, Bilder und Differenzen</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Dosen</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished">Alle Dosisstufen nebeneinander, am Ende die volle Dosis</translation>
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">Ebenen</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished">Axiale, koronale und sagittale Schichten und eine rotierende MIP (Maximumintensitätsprojektion) von niedriger Dosis, Wiederhergestelltem und voller Dosis. Ein Klick zeigt die Stelle in allen Ebenen</translation>
  </message>
  <message>
   <source>Rows:</source>
   <translation type="unfinished">Zeilen:</translation>
  </message>
  <message>
   <source>Axial</source>
   <translation type="unfinished">Axial</translation>
  </message>
  <message>
   <source>Show the row of axial slices</source>
   <translation type="unfinished">Zeile der axialen Schichten zeigen</translation>
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">Koronal</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished">Zeile der koronalen Schichten zeigen</translation>
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">Sagittal</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished">Zeile der sagittalen Schichten zeigen</translation>
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished">Zeile der Maximumintensitätsprojektionen zeigen; das Mausrad über einer dreht den Patienten</translation>
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished">Die MIP fortlaufend drehen, einmal rundum in 3,6 s (Taste M)</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogramme</translation>
  </message>
  <message>
   <source>Show the row of sinograms</source>
   <translation type="unfinished">Zeile der Sinogramme zeigen</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Bilder</translation>
  </message>
  <message>
   <source>Show the row of images</source>
   <translation type="unfinished">Zeile der Bilder zeigen</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished">Differenzen</translation>
  </message>
  <message>
   <source>Show the row of differences: image minus full dose</source>
   <translation type="unfinished">Zeile der Differenzen zeigen: Bild minus volle Dosis</translation>
  </message>
  <message>
   <source>Columns:</source>
   <translation type="unfinished">Spalten:</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Niedrigdosis</translation>
  </message>
  <message>
   <source>Show the low dose</source>
   <translation type="unfinished">Niedrige Dosis zeigen</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restauriert</translation>
  </message>
  <message>
   <source>Show the restored result</source>
   <translation type="unfinished">Wiederhergestelltes Ergebnis zeigen</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Volldosis</translation>
  </message>
  <message>
   <source>Show the full-dose reference</source>
   <translation type="unfinished">Referenz mit voller Dosis zeigen</translation>
  </message>
  <message>
   <source>The window has no room for all columns: move on to the others (arrow keys)</source>
   <translation type="unfinished">Das Fenster hat nicht Platz für alle Spalten: zu den anderen weitergehen (Pfeiltasten)</translation>
  </message>
  <message>
   <source>Result:</source>
   <translation type="unfinished">Ergebnis:</translation>
  </message>
  <message>
   <source>The dose level that is compared</source>
   <translation type="unfinished">Die Dosisstufe, die verglichen wird</translation>
  </message>
  <message>
   <source>The method that restored it</source>
   <translation type="unfinished">Die Methode der Wiederherstellung</translation>
  </message>
  <message>
   <source>Next lower dose (key [)</source>
   <translation type="unfinished">Nächstniedrigere Dosis (Taste [)</translation>
  </message>
  <message>
   <source>Next higher dose (key ])</source>
   <translation type="unfinished">Nächsthöhere Dosis (Taste ])</translation>
  </message>
  <message>
   <source>Window:</source>
   <translation type="unfinished">Fenster:</translation>
  </message>
  <message>
   <source>Window of all images, in the unit that is shown; fitted ones follow the full dose. The next case of the same tracer opens with it</source>
   <translation type="unfinished">Fenster aller Bilder, in der gezeigten Einheit; angepasste richten sich nach der vollen Dosis. Der nächste Fall mit demselben Tracer öffnet sich damit</translation>
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished">In SUV (Körpergewicht) statt in der Einheit der Bilder; braucht einen bekannten SUV-Faktor</translation>
  </message>
  <message>
   <source>Mean of the full dose in the sphere of 30 mm that was placed automatically: drag it where it is not in healthy liver</source>
   <translation type="unfinished">Mittelwert der vollen Dosis in der automatisch gesetzten Kugel von 30 mm: wo sie nicht in gesunder Leber liegt, verschieben</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">Zeigen</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished">Zur Schicht der Kugel in der Leber gehen</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">Breite:</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished">Breite des Fensters aller Bilder, in ihrer Einheit (SUV oder Bq/mL); wie Ziehen mit der Maus in einem Bild</translation>
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">Mitte:</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished">Mitte des Fensters aller Bilder, in ihrer Einheit (SUV oder Bq/mL)</translation>
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">Differenzen:</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished">Differenzen werden von minus bis plus diesem Wert gezeigt, in der Einheit der Bilder (SUV oder Bq/mL)</translation>
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">Farben:</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished">Farben der Bilder: von keiner Aktivität bis zum oberen Ende des Fensters</translation>
  </message>
  <message>
   <source>Colours of the sinograms</source>
   <translation type="unfinished">Farben der Sinogramme</translation>
  </message>
  <message>
   <source>Overlay:</source>
   <translation type="unfinished">Überlagern:</translation>
  </message>
  <message>
   <source>The image that lies over the other one</source>
   <translation type="unfinished">Das Bild, das über dem anderen liegt</translation>
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">auf</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished">Das Bild, auf dem es liegt; die Überlagerung erscheint in dessen Ansichten</translation>
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished">Überblenden: gemischt. Vorhang: das obere Bild rechts davon. Schachbrett: das obere Bild in jedem zweiten Feld</translation>
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished">Wie viel vom oberen Bild zu sehen ist, in Prozent; beim Schachbrett, wie klein die Felder sind</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation type="unfinished">Entfernt</translation>
  </message>
  <message>
   <source>What the restoration removed from the low dose, over the restored image: in units of the noise expected there, clear below 2. Red was removed, blue was added</source>
   <translation type="unfinished">Was die Wiederherstellung der niedrigen Dosis nahm, über dem wiederhergestellten Bild: in Einheiten des dort erwarteten Rauschens, klar unter 2. Rot wurde entfernt, Blau hinzugefügt</translation>
  </message>
  <message>
   <source>The upper image in the place of the lower one, and back (key F)</source>
   <translation type="unfinished">Das obere Bild an die Stelle des unteren, und zurück (Taste F)</translation>
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">CT oder MR:</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished">Wie viel von CT (Breite 400, Mitte 40 HU) oder MR über den Bildern zu sehen ist, in Prozent</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Laden</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished">CT oder MR suchen, mit derselben Studie und demselben Frame of Reference wie das PET: in seinem Ordner, daneben oder in Slicers DICOM-Datenbank</translation>
  </message>
  <message>
   <source>Slice:</source>
   <translation type="unfinished">Schicht:</translation>
  </message>
  <message>
   <source>The slice in all views (keys Page Up and Page Down)</source>
   <translation type="unfinished">Die Schicht in allen Ansichten (Tasten Bild auf und Bild ab)</translation>
  </message>
  <message>
   <source>Fit the pictures into all views</source>
   <translation type="unfinished">Bilder in alle Ansichten einpassen</translation>
  </message>
  <message>
   <source>Crosshair in all views: hold Shift and move the mouse to place it</source>
   <translation type="unfinished">Fadenkreuz in allen Ansichten: Umschalt halten und die Maus bewegen, um es zu setzen</translation>
  </message>
 </context>
 <context>
  <name>EvidenceSection</name>
  <message>
   <source>Show</source>
   <translation type="unfinished">Zeigen</translation>
  </message>
  <message>
   <source>Look at the worst finding in all views</source>
   <translation type="unfinished">Den schlimmsten Befund in allen Ansichten ansehen</translation>
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">Karte</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished">Über den Bildern zeigen, was die Zählereignisse sagen (E)</translation>
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished">Wie stark die Karte gefüllt ist, als Zahl von 0, wo nur ihre Umrisse bleiben, bis 1</translation>
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished">Gestützt: die Zählereignisse tragen es. Widerlegt: die Zählereignisse stimmen nicht mit dem Bild überein. Nicht zu sagen: es gibt zu wenige Zählereignisse.</translation>
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished">Befunde, schlimmste zuerst: einen anklicken, oder mit den Pfeiltasten weitergehen, um die Stelle in allen Ansichten zu sehen</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Voriger</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished">Der vorige Befund (,)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Weiter</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished">Der nächste Befund (.)</translation>
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished">Die Ergebnisse, die geschrieben werden; wählen Sie ab, was Sie nicht wollen</translation>
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">Beschreibung:</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished">Die Serienbeschreibung der neuen Serie, bis zu 64 Zeichen; leer für eine, die Dosis und Methode nennt</translation>
  </message>
  <message>
   <source>Dose and method</source>
   <translation type="unfinished">Dosis und Methode</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation type="unfinished">Ordner:</translation>
  </message>
  <message>
   <source>Each series is written into a new folder inside this one; nothing is overwritten</source>
   <translation type="unfinished">Jede Serie kommt in einen neuen Ordner in diesem; nichts wird überschrieben</translation>
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">Zu Slicers DICOM-Datenbank hinzufügen</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished">Die neue Serie liegt dann im Modul DICOM neben ihrer Quelle</translation>
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">Patientendaten entfernen</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished">Basic Profile aus DICOM PS3.15: neue Kennungen; auch Gewicht und Zeiten fallen weg, daher lässt sich kein SUV berechnen</translation>
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">Mit der Evidenz: Karte und Befunde</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished">Neben der Serie, in derselben Studie: die Karte als Segmentation, die Befunde als Structured Report</translation>
  </message>
  <message>
   <source>With the regions: outlines and intervals</source>
   <translation type="unfinished">Mit den Regionen: Umrisse und Intervalle</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the segments chosen in Measure as a Segmentation, their SUV, volume (mL) and 90 % intervals as a Structured Report</source>
   <translation type="unfinished">Neben der Serie, in derselben Studie: die unter Messen gewählten Segmente als Segmentation, ihre SUV, Volumina (mL) und 90-%-Intervalle als Structured Report</translation>
  </message>
  <message>
   <source>Export DICOM series</source>
   <translation type="unfinished">DICOM-Serie exportieren</translation>
  </message>
  <message>
   <source>Write each checked result as a derived PET series with the header of its source; for research only</source>
   <translation type="unfinished">Jedes angekreuzte Ergebnis als abgeleitete PET-Serie mit dem Header seiner Quelle schreiben; nur für die Forschung</translation>
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">Abbildung...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished">Den Vergleich von niedriger Dosis, Wiederhergestelltem und voller Dosis als PNG-Bild speichern</translation>
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">Ansichten...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished">Die Ansichten, wie sie sind, als PNG-Bild speichern</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">Bericht...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished">Eine Seite mit Bildern und Tabelle als PDF-Dokument speichern</translation>
  </message>
  <message>
   <source>Show files</source>
   <translation type="unfinished">Dateien</translation>
  </message>
  <message>
   <source>Open the folder of the written series</source>
   <translation type="unfinished">Ordner der geschriebenen Serie öffnen</translation>
  </message>
 </context>
 <context>
  <name>MeasureSection</name>
  <message>
   <source>Numbers appear here once a result has a full-dose reference.</source>
   <translation type="unfinished">Hier stehen Zahlen, sobald ein Ergebnis eine Referenz mit voller Dosis hat.</translation>
  </message>
  <message>
   <source>How close each image is to the full dose: the whole volume, and the slice that you look at</source>
   <translation type="unfinished">Wie nahe jedes Bild der vollen Dosis kommt: das ganze Volumen, und die gezeigte Schicht</translation>
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished">Die Segmentierung, deren Segmente in jedem Bild gemessen werden</translation>
  </message>
  <message>
   <source>Choose a segmentation</source>
   <translation type="unfinished">Segmentierung wählen</translation>
  </message>
  <message>
   <source>Measure segments</source>
   <translation type="unfinished">Segmente messen</translation>
  </message>
  <message>
   <source>SUV mean, maximum and peak, volume, and bias against the full dose of each segment</source>
   <translation type="unfinished">SUV Mittel, Maximum und Peak, Volumen, und Abweichung von der vollen Dosis für jedes Segment</translation>
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished">Was jedes Segment in jedem Bild enthält, und die Abweichung von der vollen Dosis</translation>
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished">Wie eine Läsion umrissen wird, um das heißeste Voxel im Umkreis von 10 mm vom Klick, in der vollen Dosis, wo es eine gibt</translation>
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">Läsion markieren</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished">Solange gedrückt, hält ein Klick in ein Bild oder eine MIP eine Läsion als Segment fest und misst sie bei jeder Dosis (Taste L)</translation>
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">Als DICOM...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished">Die markierten Läsionen, solange ihre Segmentierung oben gewählt ist, als DICOM-Segmentation (SEG) in der Studie der PET-Serie schreiben, mit dem Namen des Patienten, in einen neuen Ordner Ihrer Wahl</translation>
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished">Die Läsion oder das Segment, dessen Kurve gezeichnet wird</translation>
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished">Was gezeichnet wird: Anreicherung, oder deren Abweichung von der vollen Dosis in Prozent</translation>
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">Dosiskurve</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished">Über dem Dosisreduktionsfaktor auftragen, unter den Ansichten</translation>
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished">Die Linie, entlang der alle Spalten gelesen werden; eine neue mit Markups (Markierungen) zeichnen</translation>
  </message>
  <message>
   <source>Choose or draw a line</source>
   <translation type="unfinished">Linie wählen oder zeichnen</translation>
  </message>
  <message>
   <source>Line profile</source>
   <translation type="unfinished">Linienprofil</translation>
  </message>
  <message>
   <source>Plot the values along the line for all columns</source>
   <translation type="unfinished">Die Werte entlang der Linie für alle Spalten auftragen</translation>
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">Tabellen kopieren</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished">Die Tabellen als kommagetrennte Werte kopieren</translation>
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">Als CSV speichern...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished">Die Tabellen in einer Datei speichern, die eine Tabellenkalkulation öffnet</translation>
  </message>
 </context>
 <context>
  <name>RestoreSection</name>
  <message>
   <source>Dose levels:</source>
   <translation type="unfinished">Dosisstufen:</translation>
  </message>
  <message>
   <source>The dose levels to restore, one after another. DRF is the dose reduction factor: 20 means a twentieth of the full dose.</source>
   <translation type="unfinished">Die Dosisstufen, die nacheinander wiederhergestellt werden. DRF ist der Dosisreduktionsfaktor: 20 heißt ein Zwanzigstel der vollen Dosis.</translation>
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">Methode:</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished">Wie das Sinogramm wiederhergestellt wird. RED hat ein eingebautes Modell; die anderen brauchen eine eigene Modelldatei.</translation>
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">Modell:</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished">Das eingebaute Modell, oder eine Datei, die Sie trainiert oder erhalten haben: ein Modell (*.safetensors), ein Checkpoint der Autoren (*.pt), ein Netz (*.onnx) mit seinem Vertrag (contract)</translation>
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">Karte</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished">Womit das Modell trainiert wurde, was es bringt und wo es versagt</translation>
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">Schritte:</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished">Zahl der Sampling-Schritte: mehr dauern entsprechend länger. Das Modell schlägt vor, wofür es trainiert wurde.</translation>
  </message>
  <message>
   <source>as the model suggests</source>
   <translation type="unfinished">wie das Modell vorschlägt</translation>
  </message>
  <message>
   <source>Strength:</source>
   <translation type="unfinished">Stärke:</translation>
  </message>
  <message>
   <source>The share of the restored image; the rest is the low dose as a clinic reads it: counts under a 6 mm filter, an image as it was given</source>
   <translation type="unfinished">Der Anteil des wiederhergestellten Bildes; der Rest ist die niedrige Dosis, wie eine Klinik sie befundet: Zählereignisse mit 6-mm-Filter, ein Bild wie gegeben</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">Läsionen zurückgeben, mit etwas Rauschen</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished">Von dem, was RED gemessenen Zählereignissen nimmt, werden je nach Dosis 50 bis 80 % zurückgegeben, Läsionen wie Rauschen: Läsionen werden dann etwa so oft gefunden wie mit dem besten Filter. Ohne das Häkchen ist das Bild allein das der Netze; es ist glatter und verliert mehr kleine und schwache Läsionen. Ein Bild ohne Zählereignisse ist in jedem Fall das der Netze.</translation>
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">Schützen:</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished">Eine Segmentierung, in deren Segmenten die Wiederherstellung der niedrigen Dosis nichts nimmt; zeichnen Sie sie mit dem Segment-Editor</translation>
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">Keine Region</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished">Wie viel von der vollen Dosis ein Bild schon ist, hängt von seiner Dosis ab, und damit auch, was von ihm erhalten bleibt</translation>
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">Schichten:</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished">Alle Schichten wiederherstellen, nur die gezeigte, oder einen Bereich; weniger Schichten brauchen weniger Zeit und Speicher</translation>
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished">Erste Schicht des Bereichs, ab 1 gezählt</translation>
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">bis</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished">Letzte Schicht des Bereichs; auch sie wird wiederhergestellt</translation>
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">Gerät:</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished">Was rechnet, mit freiem Speicher. Das gewählte Gerät wird benutzt oder abgelehnt, nie gegen ein anderes getauscht.</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">Neu suchen</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished">Noch einmal nach Geräten und ihrem freien Speicher suchen</translation>
  </message>
  <message>
   <source>Evidence:</source>
   <translation type="unfinished">Evidenz:</translation>
  </message>
  <message>
   <source>Ask the counts</source>
   <translation type="unfinished">Zählereignisse befragen</translation>
  </message>
  <message>
   <source>Say of each spot of the restored image whether the measured counts support it, contradict it, or cannot tell</source>
   <translation type="unfinished">Für jede Stelle des wiederhergestellten Bildes sagen, ob die gemessenen Zählereignisse sie stützen oder widerlegen, oder ob es nicht zu sagen ist</translation>
  </message>
  <message>
   <source>Reconstruction</source>
   <translation type="unfinished">Rekonstruktion</translation>
  </message>
  <message>
   <source>Algorithm:</source>
   <translation type="unfinished">Algorithmus:</translation>
  </message>
  <message>
   <source>How images are made from sinograms: iterative (OSEM) or filtered back-projection (FBP)</source>
   <translation type="unfinished">Wie aus Sinogrammen Bilder werden: iterativ (OSEM) oder durch gefilterte Rückprojektion (FBP)</translation>
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">Iterationen:</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished">Durchgänge von OSEM über alle Subsets: mehr lösen feiner auf und rauschen stärker</translation>
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">Subsets:</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished">Subsets der Winkel: eine Zahl, die die Zahl der Winkel teilt</translation>
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">Auflösungsmodell:</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished">Halbwertsbreite (FWHM) der Unschärfe des Scanners, die OSEM berücksichtigt</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">keine</translation>
  </message>
  <message>
   <source>Post filter:</source>
   <translation type="unfinished">Nachfilter:</translation>
  </message>
  <message>
   <source>Width (FWHM) of a Gaussian filter over the finished image</source>
   <translation type="unfinished">Halbwertsbreite (FWHM) eines Gauß-Filters über das fertige Bild</translation>
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">Projektor:</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished">Eigener Projektor, oder parallelproj, wenn die Python-Umgebung es hat</translation>
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished">Die gezeigte Schicht, wiederhergestellt; die anderen folgen</translation>
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished">Wovor die Wiederherstellungen dieses Falls warnen</translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">Einzelheiten</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished">Das Ende der Ausgabe des Prozesses zeigen</translation>
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished">Das Ende der Ausgabe des Prozesses; kopieren Sie es in einen Fehlerbericht</translation>
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished">Die Phase, die Schicht, bei der sie ist, und die in ihr verbleibende Zeit</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">Anwenden</translation>
  </message>
 </context>
 <context>
  <name>REDSettings</name>
  <message>
   <source>Python environment:</source>
   <translation type="unfinished">Python-Umgebung:</translation>
  </message>
  <message>
   <source>A virtual or conda environment (its folder or its Python) that runs the worker, for example one with CUDA and parallelproj. Empty for Slicer's own Python.</source>
   <translation type="unfinished">Eine virtuelle oder Conda-Umgebung (ihr Ordner oder ihr Python), die den Prozess ausführt, zum Beispiel eine mit CUDA und parallelproj. Leer für Slicers eigenes Python.</translation>
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">Slicers eigenes</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished">Den Prozess von Slicers eigenem Python ausführen lassen</translation>
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">Arbeitsordner:</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished">Wo geöffnete Fälle und ihre Wiederherstellungen liegen, damit dieselbe Anfrage sofort öffnet. Am besten ein kurzer Pfad ohne Sonderzeichen.</translation>
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">Leeren...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished">Alle geöffneten Fälle und Wiederherstellungen aus dem Arbeitsordner entfernen; Ihre eigenen Dateien bleiben unberührt</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Patientennamen zeigen</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished">Fälle im Panel nach ihren Patienten benennen; ohne das verrät nichts auf dem Bildschirm, wer sie sind</translation>
  </message>
 </context>
 <context>
  <name>StudySection</name>
  <message>
   <source>Readers rate images without knowing dose or method, in random order.</source>
   <translation type="unfinished">Befunder bewerten Bilder in zufälliger Reihenfolge, ohne Dosis und Methode zu kennen.</translation>
  </message>
  <message>
   <source>Study:</source>
   <translation type="unfinished">Studie:</translation>
  </message>
  <message>
   <source>The folder of a study, as redpet study or the button below makes it</source>
   <translation type="unfinished">Der Ordner einer Studie, wie redpet study oder die Schaltfläche unten ihn anlegt</translation>
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">Befunder:</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished">Ein Name aus Buchstaben und Ziffern für den Befunder; er bestimmt die Reihenfolge und benennt die Datei der Antworten</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">Beginnen</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished">Die Studie befunden, oder fortsetzen, wo dieser Befunder aufgehört hat; jede Antwort wird sofort gesichert</translation>
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">Studie anlegen...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished">Ein Design wählen (eine TOML-Datei); seine Bilder entstehen im Hintergrund, in einem Ordner daneben</translation>
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished">Wie viele Fälle der Studie erzeugt sind</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Abbrechen</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished">Anlegen oder Öffnen der Studie anhalten; nichts Halbfertiges bleibt</translation>
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished">Wie viele Lesungen abgeschlossen sind</translation>
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished">Die niedrigste Bewertung, oder das linke Bild (Taste 1)</translation>
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished">Bewertung 2, oder das rechte Bild (Taste 2)</translation>
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished">Bewertung 3 (Taste 3)</translation>
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished">Bewertung 4 (Taste 4)</translation>
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished">Die höchste Bewertung (Taste 5)</translation>
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">Zurück</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished">Zur vorigen Frage zurück, oder die letzte Markierung entfernen, solange die Lesung nicht abgeschlossen ist (Rücktaste)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Weiter</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished">Alle Läsionen sind markiert; oder diese Lesung abschließen und weitergehen: ihre Antworten bleiben, wie sie sind (Eingabetaste)</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Anhalten</translation>
  </message>
  <message>
   <source>Leave the study for now: all answers are kept</source>
   <translation type="unfinished">Studie vorerst verlassen: alle Antworten bleiben erhalten</translation>
  </message>
 </context>
</TS>
