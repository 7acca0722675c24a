<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
 <context>
  <name>REDReconstruction</name>
  <message>
   <source>RED Low-Dose PET</source>
   <translation type="unfinished">RED TEP à faible dose</translation>
  </message>
  <message>
   <source>Restores low-dose PET sinograms by residual estimation diffusion, shows sinograms and images beside the full-dose reference, measures what was gained, and exports DICOM series. For research only.</source>
   <translation type="unfinished">Restaure des sinogrammes TEP à faible dose par RED (residual estimation diffusion), affiche sinogrammes et images à côté de la référence à pleine dose, mesure le gain et exporte des séries DICOM. Pour la recherche uniquement.</translation>
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished">La méthode est de Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</translation>
  </message>
  <message>
   <source>PET sinogram</source>
   <translation type="unfinished">Sinogramme TEP</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Cas</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation type="unfinished">Restaurer</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation type="unfinished">Comparer</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">Preuves</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation type="unfinished">Mesurer</translation>
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished">Exporter</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Étude</translation>
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished">Aide</translation>
  </message>
  <message>
   <source>What each section and its controls are for; F1 opens the part of the section under the mouse</source>
   <translation type="unfinished">À quoi servent chaque section et ses commandes ; F1 ouvre l'aide de la section sous la souris</translation>
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">Examiner cet ordinateur...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished">Paquets, appareils, mémoire et disque, et que faire : un texte pour signaler un défaut, sans aucun nom</translation>
  </message>
 </context>
 <context>
  <name>case.case_list</name>
  <message>
   <source>Looking for cases…</source>
   <translation type="unfinished">Recherche de cas…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Arrêter</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Tout restaurer</translation>
  </message>
  <message>
   <source>Case {number}</source>
   <translation type="unfinished">Cas {number}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Cas</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">État</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished">Preuves</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Doses</translation>
  </message>
  <message>
   <source>Choose a case of the list below, or press {key}.</source>
   <translation type="unfinished">Choisissez un cas de la liste ou appuyez sur {key}.</translation>
  </message>
  <message>
   <source>Reading case {done} of {total}</source>
   <translation type="unfinished">Lecture du cas {done} sur {total}</translation>
  </message>
 </context>
 <context>
  <name>case.cohort</name>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Arrêter</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Cohorte…</translation>
  </message>
  <message>
   <source>Choose a new folder for the results, or one of an earlier cohort</source>
   <translation type="unfinished">Choisir un nouveau dossier pour les résultats, ou celui d'une cohorte antérieure</translation>
  </message>
  <message>
   <source>Cohort: {done} of {total} cases</source>
   <translation type="unfinished">Cohorte : {done} cas sur {total}</translation>
  </message>
 </context>
 <context>
  <name>case.corrections_dialog</name>
  <message>
   <source>Corrections of the scan</source>
   <translation type="unfinished">Corrections de l'examen</translation>
  </message>
  <message>
   <source>Uncheck what is to be left out. The scan is read again without it, and its image says so.</source>
   <translation type="unfinished">Décochez ce qui doit être omis. L'examen est relu sans cela, et son image l'indique.</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation type="unfinished">Correction</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">État</translation>
  </message>
  <message>
   <source>What that does to the numbers</source>
   <translation type="unfinished">Effet sur les valeurs</translation>
  </message>
  <message>
   <source>left out</source>
   <translation type="unfinished">omis</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_chooser</name>
  <message>
   <source>Open PET series from the DICOM database</source>
   <translation type="unfinished">Ouvrir des séries TEP de la base DICOM</translation>
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished">Désactivé : patients et études sont numérotés, sans nom, ID ni date</translation>
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished">La dose de la série, si sa description ne l'indique pas</translation>
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished">Choisissez une série, ou l'étude dont les séries sont les niveaux de dose d'un même cas.</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Afficher les noms des patients</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished">selon la description</translation>
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished">Étude {number}</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Série</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Images</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dose</translation>
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished">Patient {number}</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>DRF {drf}</source>
   <translation type="unfinished">DRF {drf}</translation>
  </message>
  <message>
   <source>Series {number}</source>
   <translation type="unfinished">Série {number}</translation>
  </message>
 </context>
 <context>
  <name>case.dicom_source</name>
  <message>
   <source>Slicer's DICOM database is not open: open the DICOM module once and choose its database folder.</source>
   <translation type="unfinished">La base DICOM de Slicer n'est pas ouverte : ouvrez une fois le module DICOM et choisissez le dossier de la base.</translation>
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished">Des fichiers de cette série ne sont plus là où la base DICOM les attend : importez-la de nouveau.</translation>
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished">La série ne peut pas être mise dans le dossier de travail ({reason}) : libérez de l'espace ou choisissez un autre dossier.</translation>
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished">Choisir les trames temporelles</translation>
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished">Cette image est dynamique ou synchronisée. Choisissez une trame temporelle, ou plusieurs (Maj, Ctrl) à sommer dans le temps.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">non indiqué</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished">Trame</translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished">Début</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished">Durée</translation>
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
   <translation type="unfinished">Ce qui a été injecté</translation>
  </message>
  <message>
   <source>The unit in which the number of the injected dose is meant</source>
   <translation type="unfinished">L'unité dans laquelle la dose injectée est donnée</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation type="unfinished">selon le fichier</translation>
  </message>
  <message>
   <source>The scanner's local time of the injection, such as 10:05 or 10:05:30; with a date, 2026-01-05T10:05</source>
   <translation type="unfinished">L'heure locale du scanner à l'injection, par exemple 10:05 ou 10:05:30 ; avec la date, 2026-01-05T10:05</translation>
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished">Indiquez ce que le fichier dit à tort, par exemple une dose dans une autre unité ou une heure en UTC. Les SUV et les séries exportées en tiennent compte et mentionnent que cela a été indiqué ici.</translation>
  </message>
  <message>
   <source>Dose is in:</source>
   <translation type="unfinished">Dose en :</translation>
  </message>
  <message>
   <source>Injected at:</source>
   <translation type="unfinished">Injecté à :</translation>
  </message>
 </context>
 <context>
  <name>case.opener</name>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} ne peut pas être lu : {reason}.</translation>
  </message>
  <message>
   <source>The case cannot be shown: {reason}</source>
   <translation type="unfinished">Le cas ne peut pas être affiché : {reason}</translation>
  </message>
  <message>
   <source>Case {code}</source>
   <translation type="unfinished">Cas {code}</translation>
  </message>
 </context>
 <context>
  <name>case.sample_data</name>
  <message>
   <source>Sample case</source>
   <translation type="unfinished">Cas d'exemple</translation>
  </message>
 </context>
 <context>
  <name>case.section</name>
  <message>
   <source>Open a DICOM folder or a case folder</source>
   <translation type="unfinished">Ouvrir un dossier DICOM ou un dossier de cas</translation>
  </message>
  <message>
   <source>Open a raw sinogram</source>
   <translation type="unfinished">Ouvrir un sinogramme brut</translation>
  </message>
  <message>
   <source>Choose a folder of cases</source>
   <translation type="unfinished">Choisir un dossier de cas</translation>
  </message>
  <message>
   <source>as the volume states</source>
   <translation type="unfinished">selon le volume</translation>
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished">Une restauration est en cours : attendez sa fin ou annulez-la, puis ouvrez un autre cas.</translation>
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished">Sinogrammes TEP ({endings})</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">Tous les fichiers (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished">La base DICOM de Slicer ne contient aucune série TEP : importez-en d'abord une dans le module DICOM.</translation>
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished">Un plan tel qu'il a été compté : bins radiaux de gauche à droite, angles de haut en bas</translation>
  </message>
  <message>
   <source>{number} of {first} to {last}: {rings}</source>
   <translation type="unfinished">{number} de {first} à {last} : {rings}</translation>
  </message>
  <message>
   <source>{plane} of {planes}: {sum} in all, at most {most} in a bin</source>
   <translation type="unfinished">{plane} sur {planes} : {sum} en tout, au plus {most} par bin</translation>
  </message>
  <message>
   <source>Reading the sinogram…</source>
   <translation type="unfinished">Lecture du sinogramme…</translation>
  </message>
  <message>
   <source>&amp;Segment:</source>
   <translation type="unfinished">&amp;Segment :</translation>
  </message>
  <message>
   <source>Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays</source>
   <translation type="unfinished">Les anneaux où une paire a été comptée : 0 pour le même ou les voisins, puis des LOR de plus en plus obliques</translation>
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">&amp;Plan :</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished">Quel plan du segment, le long de l'axe du scanner</translation>
  </message>
  <message>
   <source>As the file holds it, in the axes of the scanner: not rebinned, not corrected.</source>
   <translation type="unfinished">Tel que le fichier le contient, dans les axes du scanner : ni réarrangé, ni corrigé.</translation>
  </message>
  <message>
   <source>ring difference {low}</source>
   <translation type="unfinished">différence d'anneaux {low}</translation>
  </message>
  <message>
   <source>ring differences {low} to {high}</source>
   <translation type="unfinished">différences d'anneaux {low} à {high}</translation>
  </message>
  <message>
   <source>3D sinogram: {name}</source>
   <translation type="unfinished">Sinogramme 3D : {name}</translation>
  </message>
 </context>
 <context>
  <name>case.series_choice</name>
  <message>
   <source>Choose a PET series</source>
   <translation type="unfinished">Choisir une série TEP</translation>
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished">Le dossier contient plusieurs séries TEP, et rien n'indique laquelle est visée. Choisissez-en une.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">non indiqué</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished">corrigée</translation>
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished">non corrigée</translation>
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished">Numéro</translation>
  </message>
  <message>
   <source>Description</source>
   <translation type="unfinished">Description</translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished">Heure</translation>
  </message>
  <message>
   <source>Attenuation</source>
   <translation type="unfinished">Atténuation</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">Coupes</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Patient</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">sans description</translation>
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
   <translation type="unfinished">Dose</translation>
  </message>
  <message>
   <source>its noise tells no dose</source>
   <translation type="unfinished">son bruit n'indique aucune dose</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">une pleine dose</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">Référence</translation>
  </message>
  <message>
   <source>none: metrics need a full-dose level</source>
   <translation type="unfinished">aucune : les métriques exigent un niveau à pleine dose</translation>
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished">reprojeté à partir de l'image</translation>
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished">coups simulés</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">mesuré</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished">atténuation</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished">normalisation</translation>
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished">bruit de fond</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">non indiqué</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinogramme</translation>
  </message>
  <message>
   <source>Geometry</source>
   <translation type="unfinished">Géométrie</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Unité</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Patient</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Étude</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Série</translation>
  </message>
  <message>
   <source>full</source>
   <translation type="unfinished">pleine</translation>
  </message>
  <message>
   <source>its noise looks like {dose} ({share} % certain)</source>
   <translation type="unfinished">son bruit évoque {dose} (sûr à {share} %)</translation>
  </message>
  <message>
   <source>full dose, and the true image is known</source>
   <translation type="unfinished">pleine dose, et l'image vraie est connue</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reprojeté</translation>
  </message>
  <message>
   <source>precorrected</source>
   <translation type="unfinished">précorrigé</translation>
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} voxels de {spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished">{unit} ; image en {imageUnit}</translation>
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished">les valeurs sont des SUV</translation>
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished">impossible : seul DICOM donne le poids, la dose injectée et les heures</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Cas</translation>
  </message>
  <message>
   <source>Opened from</source>
   <translation type="unfinished">Origine</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">sans description</translation>
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished">{slices} coupes × {angles} angles × {bins} bins de {size} mm, espacement {step} mm</translation>
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">Injection</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished">un facteur par coupe</translation>
  </message>
  <message>
   <source>body weight, {factor} per {unit}</source>
   <translation type="unfinished">poids corporel, {factor} par {unit}</translation>
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished">Remarque</translation>
  </message>
  <message>
   <source>DRF {factors}</source>
   <translation type="unfinished">DRF {factors}</translation>
  </message>
  <message>
   <source>with {corrections}</source>
   <translation type="unfinished">avec {corrections}</translation>
  </message>
 </context>
 <context>
  <name>case.view</name>
  <message>
   <source>Simulating low doses</source>
   <translation type="unfinished">Simulation des faibles doses</translation>
  </message>
  <message>
   <source>Making the sample case</source>
   <translation type="unfinished">Création du cas d'exemple</translation>
  </message>
  <message>
   <source>Bringing the images into the scene</source>
   <translation type="unfinished">Ajout des images à la scène</translation>
  </message>
  <message>
   <source>Opening the case</source>
   <translation type="unfinished">Ouverture du cas</translation>
  </message>
  <message>
   <source>Reading the case</source>
   <translation type="unfinished">Lecture du cas</translation>
  </message>
 </context>
 <context>
  <name>case.volume_source</name>
  <message>
   <source>Choose a full-dose or a low-dose volume first.</source>
   <translation type="unfinished">Choisissez d'abord un volume à pleine dose ou à faible dose.</translation>
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished">Pleine dose et faible dose sont le même volume : choisissez-en un autre pour l'une des deux.</translation>
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished">Le facteur de réduction de dose de la faible dose doit être supérieur à 1, ou 0 s'il n'est pas connu.</translation>
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished">{name} n'indique pas l'unité de ses valeurs : choisissez-la.</translation>
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished">{name} n'a pas de voxels : choisissez un autre volume.</translation>
  </message>
 </context>
 <context>
  <name>case.work_list</name>
  <message>
   <source>reading…</source>
   <translation type="unfinished">lecture…</translation>
  </message>
  <message>
   <source>cannot be opened</source>
   <translation type="unfinished">impossible à ouvrir</translation>
  </message>
  <message>
   <source>not restored</source>
   <translation type="unfinished">non restauré</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">restauré</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation type="unfinished">en attente</translation>
  </message>
  <message>
   <source>restoring</source>
   <translation type="unfinished">en cours</translation>
  </message>
  <message>
   <source>failed</source>
   <translation type="unfinished">échec</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">aucun</translation>
  </message>
  <message>
   <source>to be chosen</source>
   <translation type="unfinished">à choisir</translation>
  </message>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">moins d'une minute</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">environ {hours} h</translation>
  </message>
  <message>
   <source>{count} cases, {restored} restored</source>
   <translation type="unfinished">{count} cas, {restored} restaurés</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Tous</translation>
  </message>
  <message>
   <source>partly restored</source>
   <translation type="unfinished">partiellement restauré</translation>
  </message>
  <message>
   <source>{done} of {levels} restored</source>
   <translation type="unfinished">{done} sur {levels} restaurés</translation>
  </message>
  <message>
   <source>{count} contradicted</source>
   <translation type="unfinished">{count} contredits</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">environ {minutes} min</translation>
  </message>
  <message>
   <source>; the rest takes {time}</source>
   <translation type="unfinished"> ; le reste prend {time}</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy</name>
  <message>
   <source>{modality} of the case</source>
   <translation type="unfinished">{modality} du cas</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy_widgets</name>
  <message>
   <source>Looking for it ...</source>
   <translation type="unfinished">Recherche ...</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Charger</translation>
  </message>
 </context>
 <context>
  <name>compare.blend_widgets</name>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Faible dose</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restaurée</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Pleine dose</translation>
  </message>
 </context>
 <context>
  <name>compare.blending</name>
  <message>
   <source>Fade</source>
   <translation type="unfinished">Fondu</translation>
  </message>
  <message>
   <source>Curtain</source>
   <translation type="unfinished">Rideau</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished">Damier</translation>
  </message>
 </context>
 <context>
  <name>compare.colors</name>
  <message>
   <source>Inverted grey</source>
   <translation type="unfinished">Gris inversé</translation>
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
   <translation type="unfinished">Arc-en-ciel</translation>
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
   <translation type="unfinished">{first} à {last} sur {total}</translation>
  </message>
 </context>
 <context>
  <name>compare.comparison</name>
  <message>
   <source>Full dose, reference</source>
   <translation type="unfinished">Pleine dose, référence</translation>
  </message>
  <message>
   <source>No full-dose reference</source>
   <translation type="unfinished">Pas de référence à pleine dose</translation>
  </message>
  <message>
   <source>{method}, {dose}</source>
   <translation type="unfinished">{method}, {dose}</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">faible dose</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">restauré</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>+ {share} % {image}</source>
   <translation type="unfinished">+ {share} % {image}</translation>
  </message>
  <message>
   <source>{title}
shown once it is restored</source>
   <translation type="unfinished">{title}
affiché une fois restauré</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reprojeté</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">mesuré</translation>
  </message>
  <message>
   <source>Low dose, {dose}</source>
   <translation type="unfinished">Faible dose, {dose}</translation>
  </message>
  <message>
   <source>Image minus full dose, {unit}
blue: less, red: more</source>
   <translation type="unfinished">Image moins pleine dose, {unit}
bleu : moins, rouge : plus</translation>
  </message>
  <message>
   <source>{title}
minus full dose, {unit}</source>
   <translation type="unfinished">{title}
moins pleine dose, {unit}</translation>
  </message>
  <message>
   <source>right of the curtain: {image}</source>
   <translation type="unfinished">à droite du rideau : {image}</translation>
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished">une case sur deux : {image}</translation>
  </message>
  <message>
   <source>{dose}
not restored yet</source>
   <translation type="unfinished">{dose}
pas encore restaurée</translation>
  </message>
 </context>
 <context>
  <name>compare.layers</name>
  <message>
   <source>The MIP is being made</source>
   <translation type="unfinished">La MIP est en cours de calcul</translation>
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
   <translation type="unfinished">Foie</translation>
  </message>
 </context>
 <context>
  <name>compare.protocol_widgets</name>
  <message>
   <source>Save hanging protocol</source>
   <translation type="unfinished">Enregistrer le protocole d'affichage</translation>
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished">Nom du protocole (disposition, lignes et colonnes, fenêtrage, couleurs, superposition ; rien du patient) :</translation>
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished">Un protocole {name} existe déjà. Le remplacer ?</translation>
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">comme à la dernière lecture</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished">Effacer le protocole {name} ?</translation>
  </message>
 </context>
 <context>
  <name>compare.removed</name>
  <message>
   <source>what was removed is being read</source>
   <translation type="unfinished">lecture de ce qui a été retiré</translation>
  </message>
  <message>
   <source>no map of what was removed</source>
   <translation type="unfinished">pas de carte de ce qui a été retiré</translation>
  </message>
  <message>
   <source>red: removed, blue: added
{least} to {most} times the expected noise</source>
   <translation type="unfinished">rouge : retiré, bleu : ajouté
{least} à {most} fois le bruit attendu</translation>
  </message>
 </context>
 <context>
  <name>compare.window_level</name>
  <message>
   <source>Liver: 0 to 3 times its mean</source>
   <translation type="unfinished">Foie : 0 à 3 × sa moyenne</translation>
  </message>
  <message>
   <source>Fit to full dose</source>
   <translation type="unfinished">Ajuster à la pleine dose</translation>
  </message>
  <message>
   <source>Fit to full dose, background</source>
   <translation type="unfinished">Ajusté à la pleine dose, fond</translation>
  </message>
  <message>
   <source>100 % of the maximum</source>
   <translation type="unfinished">100 % du maximum</translation>
  </message>
  <message>
   <source>50 % of the maximum</source>
   <translation type="unfinished">50 % du maximum</translation>
  </message>
  <message>
   <source>SUV 0 to 7</source>
   <translation type="unfinished">SUV 0 à 7</translation>
  </message>
  <message>
   <source>SUV 0 to 5</source>
   <translation type="unfinished">SUV 0 à 5</translation>
  </message>
  <message>
   <source>SUV 0 to 10</source>
   <translation type="unfinished">SUV 0 à 10</translation>
  </message>
  <message>
   <source>SUV 0 to 15</source>
   <translation type="unfinished">SUV 0 à 15</translation>
  </message>
  <message>
   <source>Brain: SUV 0 to 12</source>
   <translation type="unfinished">Cerveau : SUV 0 à 12</translation>
  </message>
  <message>
   <source>Background: SUV 0 to 3</source>
   <translation type="unfinished">Fond : SUV 0 à 3</translation>
  </message>
 </context>
 <context>
  <name>compare.window_widgets</name>
  <message>
   <source>Custom</source>
   <translation type="unfinished">Personnalisé</translation>
  </message>
  <message>
   <source>Liver: mean {mean} {unit}</source>
   <translation type="unfinished">Foie : moyenne {mean} {unit}</translation>
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">Aucun foyer ne ressort et rien n'est contredit.</translation>
  </message>
  <message>
   <source>Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.</source>
   <translation type="unfinished">Restaurez des coups mesurés avec « Interroger les comptages » coché : ce qu’ils disent de chaque foyer figurera ici.</translation>
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation type="unfinished">{number} sur {total}</translation>
  </message>
 </context>
 <context>
  <name>evidence.warning_bar</name>
  <message>
   <source>{dose}, {method}: {kinds}</source>
   <translation type="unfinished">{dose}, {method} : {kinds}</translation>
  </message>
  <message>
   <source>invented</source>
   <translation type="unfinished">inventé</translation>
  </message>
  <message>
   <source>erased</source>
   <translation type="unfinished">effacé</translation>
  </message>
  <message>
   <source>overstated</source>
   <translation type="unfinished">surestimé</translation>
  </message>
  <message>
   <source>understated</source>
   <translation type="unfinished">sous-estimé</translation>
  </message>
  <message>
   <source>shifted</source>
   <translation type="unfinished">décalé</translation>
  </message>
  <message>
   <source>The counts contradict the restored image. Look before you measure or export:</source>
   <translation type="unfinished">Les coups contredisent l'image restaurée. À regarder avant de mesurer ou d'exporter :</translation>
  </message>
 </context>
 <context>
  <name>evidence.words</name>
  <message>
   <source>{diameter} mm, {volume} mL; the counts deviate by {z} standard errors</source>
   <translation type="unfinished">{diameter} mm, {volume} mL ; les coups s'écartent de {z} erreurs types</translation>
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished">{unit} {shown} dans l'image, {counted} dans les coups</translation>
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished">Rapport à l'entourage : {shown} dans l'image, {counted} ± {error} dans les coups</translation>
  </message>
  <message>
   <source>Power to tell such an error: {power} %</source>
   <translation type="unfinished">Puissance pour déceler une telle erreur : {power} %</translation>
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished">TEP restaurée (série dérivée)</translation>
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished">Écrit le volume restauré avec l'en-tête, l'unité et le SUV de sa série source</translation>
  </message>
  <message>
   <source>The export was cancelled.</source>
   <translation type="unfinished">L'exportation a été annulée.</translation>
  </message>
 </context>
 <context>
  <name>export.exporting</name>
  <message>
   <source>This case was not opened from a DICOM series. A derived series needs the header of its source: open the case from DICOM to export it.</source>
   <translation type="unfinished">Ce cas n'a pas été ouvert depuis une série DICOM. Une série dérivée exige l'en-tête de sa source : ouvrez le cas depuis DICOM pour l'exporter.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished">La base DICOM de Slicer n'est pas ouverte : ouvrez-la dans le module DICOM et importez le dossier.</translation>
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished">Séries écrites : {count}, dans {folder}.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished">Elles sont aussi dans la base DICOM de Slicer.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Les segments ne peuvent pas être transmis : {reason}</translation>
  </message>
 </context>
 <context>
  <name>export.section</name>
  <message>
   <source>There is something to export once a case is restored.</source>
   <translation type="unfinished">Il y aura quelque chose à exporter une fois un cas restauré.</translation>
  </message>
  <message>
   <source>Check a result to export it.</source>
   <translation type="unfinished">Cochez un résultat pour l'exporter.</translation>
  </message>
  <message>
   <source>Choose the folder that the series is written into.</source>
   <translation type="unfinished">Choisissez le dossier où écrire la série.</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation type="unfinished">Enregistrer la figure</translation>
  </message>
  <message>
   <source>PNG image (*.png)</source>
   <translation type="unfinished">Image PNG (*.png)</translation>
  </message>
  <message>
   <source>Save the views</source>
   <translation type="unfinished">Enregistrer les vues</translation>
  </message>
  <message>
   <source>Save the case report</source>
   <translation type="unfinished">Enregistrer le rapport du cas</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation type="unfinished">Document PDF (*.pdf)</translation>
  </message>
  <message>
   <source>Drawing the report ...</source>
   <translation type="unfinished">Création du rapport ...</translation>
  </message>
  <message>
   <source>Writing {name} ...</source>
   <translation type="unfinished">Écriture de {name} ...</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation type="unfinished">Enregistré : {path}</translation>
  </message>
  <message>
   <source>{path} is gone: restore this dose again.</source>
   <translation type="unfinished">{path} a disparu : restaurez de nouveau cette dose.</translation>
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished">{path} ne peut pas être écrit.</translation>
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished">{folder} est inutilisable : {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} ne peut pas être écrit : {reason}</translation>
  </message>
 </context>
 <context>
  <name>measure.dose_curve</name>
  <message>
   <source>mean</source>
   <translation type="unfinished">moyenne</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">max</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">pic</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Faible dose</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Pleine dose</translation>
  </message>
  <message>
   <source>Bias of {measure} (%)</source>
   <translation type="unfinished">Biais de {measure} (%)</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_saving</name>
  <message>
   <source>Folder for the lesions</source>
   <translation type="unfinished">Dossier pour les lésions</translation>
  </message>
  <message>
   <source>Writing the lesions ...</source>
   <translation type="unfinished">Écriture des lésions ...</translation>
  </message>
  <message>
   <source>This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.</source>
   <translation type="unfinished">Ce cas n'a pas été ouvert depuis une série DICOM, dont une segmentation DICOM exige l'en-tête.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Les segments ne peuvent pas être transmis : {reason}</translation>
  </message>
  <message>
   <source>The lesions are in {path}</source>
   <translation type="unfinished">Les lésions sont dans {path}</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_widgets</name>
  <message>
   <source>Dose reduction factor</source>
   <translation type="unfinished">Facteur de réduction de dose</translation>
  </message>
  <message>
   <source>{lesion} is kept in the segmentation {name}.</source>
   <translation type="unfinished">{lesion} est gardée dans la segmentation {name}.</translation>
  </message>
 </context>
 <context>
  <name>measure.lesions</name>
  <message>
   <source>Sphere of 1 mL</source>
   <translation type="unfinished">Sphère de 1 mL</translation>
  </message>
  <message>
   <source>41 % of its maximum</source>
   <translation type="unfinished">41 % de son maximum</translation>
  </message>
  <message>
   <source>Above SUV 2.5</source>
   <translation type="unfinished">Au-dessus de SUV 2,5</translation>
  </message>
  <message>
   <source>There is no image at this place.</source>
   <translation type="unfinished">Il n'y a pas d'image à cet endroit.</translation>
  </message>
  <message>
   <source>SUV is not known in this case: choose another outline.</source>
   <translation type="unfinished">Le SUV n'est pas connu pour ce cas : choisissez un autre contour.</translation>
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished">La fixation à cet endroit est sous le seuil : choisissez un autre contour.</translation>
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">Lésions</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished">La région s'étend au-delà de {reach} mm : choisissez un autre contour.</translation>
  </message>
 </context>
 <context>
  <name>measure.measures</name>
  <message>
   <source>all slices</source>
   <translation type="unfinished">toutes les coupes</translation>
  </message>
  <message>
   <source>above, all slices; below, the slice that you look at</source>
   <translation type="unfinished">en haut, toutes les coupes ; en bas, la coupe affichée</translation>
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished">{measure}
biais</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished">{measure} du segment ; dessous, son biais par rapport à la pleine dose en pour cent</translation>
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished">biais par rapport à la pleine dose</translation>
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished">intervalle de la valeur vraie</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dose</translation>
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">Image</translation>
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
   <translation type="unfinished">PSNR coupe (dB)</translation>
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished">SSIM coupe</translation>
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished">NRMSE coupe</translation>
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished">Rapport signal/bruit de crête par rapport à la pleine dose : plus il est haut, plus l'image est proche</translation>
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished">Similarité structurelle avec la pleine dose : 1 = identique</translation>
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished">Erreur quadratique moyenne (racine) par rapport à la pleine dose, rapportée à son étendue : plus elle est basse, plus l'image est proche</translation>
  </message>
  <message>
   <source>Segment</source>
   <translation type="unfinished">Segment</translation>
  </message>
  <message>
   <source>Volume (mL)</source>
   <translation type="unfinished">Volume (mL)</translation>
  </message>
  <message>
   <source>Bias of mean (%)</source>
   <translation type="unfinished">Biais de moyenne (%)</translation>
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished">Biais de max (%)</translation>
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished">Biais de pic (%)</translation>
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished">{measure}
intervalle
biais</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished">{measure} du segment ; dessous, pour une image restaurée, l'intervalle où se trouve la valeur vraie, et le biais par rapport à la pleine dose en pour cent</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>{image}, slices {first} to {last}</source>
   <translation type="unfinished">{image}, coupes {first} à {last}</translation>
  </message>
  <message>
   <source>slice {number}</source>
   <translation type="unfinished">coupe {number}</translation>
  </message>
  <message>
   <source>The dose that was restored</source>
   <translation type="unfinished">La dose restaurée</translation>
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished">L'image comparée à la pleine dose</translation>
  </message>
  <message>
   <source>{measure}: from ({level} %)</source>
   <translation type="unfinished">{measure} : de ({level} %)</translation>
  </message>
  <message>
   <source>{measure}: to ({level} %)</source>
   <translation type="unfinished">{measure} : à ({level} %)</translation>
  </message>
  <message>
   <source>The segment and its volume</source>
   <translation type="unfinished">Le segment et son volume</translation>
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished">L'image mesurée</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">faible dose</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished">{volume} mL</translation>
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished">{dose}, faible dose</translation>
  </message>
  <message>
   <source>mean</source>
   <translation type="unfinished">moyenne</translation>
  </message>
  <message>
   <source>max</source>
   <translation type="unfinished">max</translation>
  </message>
  <message>
   <source>peak</source>
   <translation type="unfinished">pic</translation>
  </message>
  <message>
   <source>volume</source>
   <translation type="unfinished">volume</translation>
  </message>
 </context>
 <context>
  <name>measure.measuring</name>
  <message>
   <source>The segmentation is empty: draw a segment on the image first.</source>
   <translation type="unfinished">La segmentation est vide : dessinez d'abord un segment sur l'image.</translation>
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
   <translation type="unfinished">Les valeurs apparaissent ici une fois un cas restauré.</translation>
  </message>
  <message>
   <source>The results have no full-dose reference to be held against. Segments and profiles can be measured.</source>
   <translation type="unfinished">Les résultats n'ont pas de référence à pleine dose pour la comparaison. Segments et profils peuvent être mesurés.</translation>
  </message>
  <message>
   <source>Measuring the segments ...</source>
   <translation type="unfinished">Mesure des segments ...</translation>
  </message>
  <message>
   <source>Distance (mm)</source>
   <translation type="unfinished">Distance (mm)</translation>
  </message>
  <message>
   <source>The tables are on the clipboard.</source>
   <translation type="unfinished">Les tableaux sont dans le presse-papiers.</translation>
  </message>
  <message>
   <source>Save the tables</source>
   <translation type="unfinished">Enregistrer les tableaux</translation>
  </message>
  <message>
   <source>Comma-separated values (*.csv)</source>
   <translation type="unfinished">Valeurs séparées par des virgules (*.csv)</translation>
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished">Les tableaux sont dans {path}</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Les segments ne peuvent pas être transmis : {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} ne peut pas être écrit : {reason}</translation>
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished">Ce que le processus a trouvé ; aucun nom de patient ni d'utilisateur</translation>
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">Examen : paquets, appareils, mémoire…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished">Copier le texte pour signaler un défaut ; il ne nomme ni patient ni utilisateur</translation>
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished">Fermer cette fenêtre</translation>
  </message>
  <message>
   <source>Examine this computer</source>
   <translation type="unfinished">Examiner cet ordinateur</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished">Copier</translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished">Fermer</translation>
  </message>
  <message>
   <source>another Python</source>
   <translation type="unfinished">un autre Python</translation>
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished">le Python de Slicer</translation>
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished">Slicer {version} ; processus exécuté par {python}</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Le dossier de travail est inutilisable : {reason}.</translation>
  </message>
 </context>
 <context>
  <name>panel.help</name>
  <message>
   <source>RED Low-Dose PET: help</source>
   <translation type="unfinished">RED TEP à faible dose : aide</translation>
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished">Cas TEP à faible dose (RED)</translation>
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished">Le Python de Slicer exécute le processus.</translation>
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished">Vider le dossier de travail</translation>
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished">{size} MiB y sont conservés</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished">Supprimer de {folder} tous les cas ouverts et toutes les restaurations ? Vos propres fichiers restent. Un cas ouvert en ce moment devra être rouvert.</translation>
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished">{python} exécute le processus. Rien n'y est installé.</translation>
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished">Il n'y a pas de Python à {python}.</translation>
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">PyTorch manque. Installez l'extension PyTorch dans le Gestionnaire d'extensions, redémarrez Slicer et cliquez de nouveau sur Appliquer ; ou choisissez un environnement Python qui le contient dans Éditer &gt; Paramètres de l'application &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">Installer des paquets Python</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished">RED a besoin de paquets Python que Slicer n'a pas encore :

{packages}

Les télécharger (environ {total} MB) et les installer dans le Python de Slicer ? Cela prend quelques minutes.</translation>
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished">environ {size} MB</translation>
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished">Dans l'environnement Python choisi, il manque : {packages}. Rien n'y est installé ; tapez : {python} -m pip install {quoted}</translation>
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished">{size}, jusqu'à 3 GB avec CUDA</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Le dossier de travail est inutilisable : {reason}.</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished">Les paquets n'ont pas pu être installés ({reason}). Voir Vue &gt; Journal des erreurs.</translation>
  </message>
 </context>
 <context>
  <name>process.jobs</name>
  <message>
   <source>No evidence here: it asks measured counts, and this case holds images, without their counts.</source>
   <translation type="unfinished">Pas de preuve ici : il faut des coups mesurés, et ce cas n'a que des images.</translation>
  </message>
  <message>
   <source>No evidence here: nothing is restored that the counts could bear out.</source>
   <translation type="unfinished">Pas de preuve ici : rien n'est restauré que les coups puissent confirmer.</translation>
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), or close other programs.</source>
   <translation type="unfinished">Le processus a été tué par le système, sans doute faute de mémoire : restaurez moins de coupes à la fois (Coupes : De), ou fermez d'autres programmes.</translation>
  </message>
  <message>
   <source>Device</source>
   <translation type="unfinished">Appareil</translation>
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished">Dose à côté de chaque série dans Cas &gt; DICOM</translation>
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">l'unité dans Cas &gt; Injection</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished">Niveaux de dose</translation>
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished">la liste des trames temporelles</translation>
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">l'heure dans Cas &gt; Injection</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished">Itérations</translation>
  </message>
  <message>
   <source>Method</source>
   <translation type="unfinished">Méthode</translation>
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished">Modèle</translation>
  </message>
  <message>
   <source>Post filter</source>
   <translation type="unfinished">Post-filtre</translation>
  </message>
  <message>
   <source>Projector</source>
   <translation type="unfinished">Projecteur</translation>
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished">Modèle de résolution</translation>
  </message>
  <message>
   <source>Algorithm</source>
   <translation type="unfinished">Algorithme</translation>
  </message>
  <message>
   <source>Slices</source>
   <translation type="unfinished">Coupes</translation>
  </message>
  <message>
   <source>the list of series</source>
   <translation type="unfinished">la liste des séries</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished">Pas</translation>
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished">Sous-ensembles</translation>
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Le processus n'a pas pu démarrer : le Python de Slicer ({python}) ne fonctionne pas. Réinstallez Slicer, ou choisissez un environnement Python dans Éditer &gt; Paramètres de l'application &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Le dossier de travail {folder} est inutilisable ({reason}). Choisissez-en un autre dans Éditer &gt; Paramètres de l'application &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Le processus a dit quelque chose qui n'est pas un de ses messages (« {text} ») et a été arrêté. Vérifiez l'environnement Python dans Éditer &gt; Paramètres de l'application &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished">Le processus a terminé, mais son résultat {folder} est absent : a-t-il été supprimé ? Réessayez.</translation>
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished">Le processus s'est terminé trop tôt (code de sortie {code}) sans dire pourquoi.</translation>
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Le processus n'a pas pu démarrer : {python} n'est pas un Python qui fonctionne. Choisissez un autre environnement Python dans Éditer &gt; Paramètres de l'application &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished">Le processus a planté (signal ou code {code}) : réessayez, ou sur un autre appareil.</translation>
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Il manque le paquet {package} au Python qui exécute le processus : cliquez sur Appliquer pour installer ce qui manque, ou choisissez un autre environnement Python dans Éditer &gt; Paramètres de l'application &gt; RED Low-Dose PET.</translation>
  </message>
 </context>
 <context>
  <name>restore.all_rays</name>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">moins d'une minute</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">environ {hours} h</translation>
  </message>
  <message>
   <source>Open this case anew: it was read by an earlier version.</source>
   <translation type="unfinished">Rouvrez ce cas : il a été lu par une version antérieure.</translation>
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished">Toutes les LOR : {time}, {memory} MB</translation>
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished">OSEM sur toutes les LOR obliques, avec atténuation et normalisation, sans réarrangement : {time} sur un cœur, et jusqu'à {memory} MB de mémoire ; rien n'est restauré.</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">environ {minutes} min</translation>
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
   <translation type="unfinished">Automatique (premier GPU, sinon CPU)</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Le dossier de travail est inutilisable : {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.evidence_choice</name>
  <message>
   <source>Takes {times} times as long, and up to {memory} MB of memory more.</source>
   <translation type="unfinished">Prend {times} fois plus de temps, et jusqu'à {memory} MB de mémoire en plus.</translation>
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished">La dose de cette image n'est pas indiquée : la moitié en est conservée. Ouvrez-la avec sa dose pour la restauration entière.</translation>
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished">Le cas n'a pas encore d'image où dessiner une région : restaurez-le une fois sans.</translation>
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished">La segmentation protégée est vide : dessinez un segment, ou n'en choisissez aucune.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished">S'applique à</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogrammes</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished">Facteurs de réduction de dose</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Unité</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished">Pixels ou bins radiaux (mm)</translation>
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished">Distance entre coupes (mm)</translation>
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished">Coupes voisines de chaque côté</translation>
  </message>
  <message>
   <source>Input is clipped to</source>
   <translation type="unfinished">Entrée limitée à</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation type="unfinished">Échelle</translation>
  </message>
  <message>
   <source>Total activity, output over input</source>
   <translation type="unfinished">Activité totale, sortie sur entrée</translation>
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished">Axes de son tableau</translation>
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished">Fiche du modèle : {name}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished">{low} à {high}</translation>
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished">{name} n'a pas de contrat (contract) à côté de lui : écrivez {stem}.toml, voir « Bring your model » dans la documentation.</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} ne peut pas être lu : {reason}.</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished">{name} n'est pas un fichier de modèle de RED : choisissez-en un écrit par redpet train (*.safetensors), un checkpoint publié par les auteurs ou un réseau ONNX ({endings}).</translation>
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished">{name} ne peut pas être lu comme contrat (contract) : {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_choice</name>
  <message>
   <source>Choose a file...</source>
   <translation type="unfinished">Choisir un fichier...</translation>
  </message>
  <message>
   <source>{method}: all rays of a scan (not restored)</source>
   <translation type="unfinished">{method} : toutes les LOR d'un examen (non restauré)</translation>
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished">{method} seul (non restauré)</translation>
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished">{method} (paquet installé)</translation>
  </message>
  <message>
   <source>Built-in</source>
   <translation type="unfinished">Intégré</translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished">Aucun</translation>
  </message>
  <message>
   <source>{method} has no built-in model: choose a model file.</source>
   <translation type="unfinished">{method} n'a pas de modèle intégré : choisissez un fichier de modèle.</translation>
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">Choisir un fichier de modèle</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished">Fichiers de modèle ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished">Reconstruction de toutes les LOR</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation type="unfinished">Démarrage</translation>
  </message>
  <message>
   <source>Restoring</source>
   <translation type="unfinished">Restauration</translation>
  </message>
  <message>
   <source>Correcting the image</source>
   <translation type="unfinished">Correction de l'image</translation>
  </message>
  <message>
   <source>Giving lesions back</source>
   <translation type="unfinished">Restitution des lésions</translation>
  </message>
  <message>
   <source>Reconstructing the low dose</source>
   <translation type="unfinished">Reconstruction de la faible dose</translation>
  </message>
  <message>
   <source>Reconstructing the restored</source>
   <translation type="unfinished">Reconstruction du restauré</translation>
  </message>
  <message>
   <source>Reconstructing the full dose</source>
   <translation type="unfinished">Reconstruction de la pleine dose</translation>
  </message>
  <message>
   <source>Looking at the noise</source>
   <translation type="unfinished">Examen du bruit</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished">Écriture</translation>
  </message>
  <message>
   <source>Judging by the counts</source>
   <translation type="unfinished">Jugement par les coups</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished">Lecture</translation>
  </message>
  <message>
   <source>Evidence {part}: {stage}</source>
   <translation type="unfinished">Preuves {part} : {stage}</translation>
  </message>
  <message>
   <source>slice {reached} of {slices}</source>
   <translation type="unfinished">coupe {reached} sur {slices}</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation type="unfinished">{time} restant</translation>
  </message>
 </context>
 <context>
  <name>restore.queue</name>
  <message>
   <source>Cancelled. What was restored before stays.</source>
   <translation type="unfinished">Annulé. Ce qui était déjà restauré est conservé.</translation>
  </message>
  <message>
   <source>Restored.</source>
   <translation type="unfinished">Restauré.</translation>
  </message>
  <message>
   <source>Opened at once: this was restored before.</source>
   <translation type="unfinished">Ouvert aussitôt : déjà restauré auparavant.</translation>
  </message>
  <message>
   <source>The result in {folder} cannot be shown: {reason}.</source>
   <translation type="unfinished">Le résultat dans {folder} ne peut pas être affiché : {reason}.</translation>
  </message>
  <message>
   <source>Restored {count} dose levels.</source>
   <translation type="unfinished">{count} niveaux de dose restaurés.</translation>
  </message>
 </context>
 <context>
  <name>restore.section</name>
  <message>
   <source>Wait until the case is open.</source>
   <translation type="unfinished">Attendez que le cas soit ouvert.</translation>
  </message>
  <message>
   <source>The cases of the list are being restored: wait, or stop that in Case.</source>
   <translation type="unfinished">Les cas de la liste sont en cours de restauration : attendez, ou arrêtez-la dans Cas.</translation>
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">Ouvrez d'abord un cas.</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished">Le cas n'a aucun niveau de faible dose : créez une échelle de doses dans Cas.</translation>
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">Choisissez un niveau de dose.</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished">La première coupe est après la dernière.</translation>
  </message>
  <message>
   <source>Starting the worker</source>
   <translation type="unfinished">Démarrage du processus</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Annuler</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">Appliquer</translation>
  </message>
  <message>
   <source>Reading the result</source>
   <translation type="unfinished">Lecture du résultat</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation type="unfinished">Annulation</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished">Rien n'a été modifié.</translation>
  </message>
  <message>
   <source>Stop; levels that are restored already stay ({key})</source>
   <translation type="unfinished">Arrêter ; les niveaux déjà restaurés sont conservés ({key})</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Tous</translation>
  </message>
  <message>
   <source>The one in view</source>
   <translation type="unfinished">Celle affichée</translation>
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
   <translation type="unfinished">Rétroprojection filtrée</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished">Automatique</translation>
  </message>
  <message>
   <source>Built-in (Joseph)</source>
   <translation type="unfinished">Intégré (Joseph)</translation>
  </message>
  <message>
   <source>Restore the chosen dose levels in the background ({key})</source>
   <translation type="unfinished">Restaurer les niveaux de dose choisis en arrière-plan ({key})</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished">L'entrée ou le dossier de travail ne peut pas être lu : {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.view</name>
  <message>
   <source>{level} on {device}</source>
   <translation type="unfinished">{level} sur {device}</translation>
  </message>
  <message>
   <source>Slice {number}, restored</source>
   <translation type="unfinished">Coupe {number}, restaurée</translation>
  </message>
 </context>
 <context>
  <name>scene.evidence_map</name>
  <message>
   <source>Supported</source>
   <translation type="unfinished">Confirmé</translation>
  </message>
  <message>
   <source>Cannot tell</source>
   <translation type="unfinished">Indécidable</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation type="unfinished">Contredit</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished">preuve</translation>
  </message>
 </context>
 <context>
  <name>scene.hierarchy</name>
  <message>
   <source>Low-dose PET</source>
   <translation type="unfinished">TEP à faible dose</translation>
  </message>
 </context>
 <context>
  <name>scene.importing</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished">image</translation>
  </message>
  <message>
   <source>sinogram</source>
   <translation type="unfinished">sinogramme</translation>
  </message>
  <message>
   <source>minus full dose</source>
   <translation type="unfinished">moins pleine dose</translation>
  </message>
  <message>
   <source>removed</source>
   <translation type="unfinished">retiré</translation>
  </message>
  <message>
   <source>image as given</source>
   <translation type="unfinished">image telle quelle</translation>
  </message>
  <message>
   <source> beside {result}</source>
   <translation type="unfinished"> à côté de {result}</translation>
  </message>
 </context>
 <context>
  <name>scene.roles</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">pleine dose</translation>
  </message>
  <message>
   <source>dose unknown</source>
   <translation type="unfinished">dose inconnue</translation>
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
   <translation type="unfinished">{path} ne peut pas être lu.</translation>
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished">L'unité de {name} n'est pas connue : choisissez-en une.</translation>
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished">{path} n'a pas pu être écrit : vérifiez le dossier et l'espace libre.</translation>
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished">Une transformation déforme {name} : durcissez-la (harden) ou retirez-la d'abord.</translation>
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished">Les segments {first} et {second} se chevauchent : mettez-les dans deux segmentations.</translation>
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished">Choisir le plan d'une étude</translation>
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished">Plan d'une étude (*.toml)</translation>
  </message>
  <message>
   <source>The study is made. Keep its file key.json away from the readers.</source>
   <translation type="unfinished">L'étude est créée. Gardez son fichier key.json hors de portée des lecteurs.</translation>
  </message>
  <message>
   <source>Stopped. All answers are kept; Begin goes on where you were.</source>
   <translation type="unfinished">Arrêté. Toutes les réponses sont conservées ; Commencer reprend où vous étiez.</translation>
  </message>
  <message>
   <source>All {count} readings are closed. Thank you.</source>
   <translation type="unfinished">Les {count} lectures sont closes. Merci.</translation>
  </message>
  <message>
   <source>An image of the study cannot be read: {reason}.</source>
   <translation type="unfinished">Une image de l'étude ne peut pas être lue : {reason}.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished">Annulé.</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">Le dossier de travail est inutilisable : {reason}.</translation>
  </message>
  <message>
   <source>The study cannot be read: {reason}.</source>
   <translation type="unfinished">L'étude ne peut pas être lue : {reason}.</translation>
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished">La réponse n'a pas pu être enregistrée : {reason}.</translation>
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
   <translation type="unfinished">sagittal</translation>
  </message>
 </context>
 <context>
  <name>study.view</name>
  <message>
   <source>Reading the image…</source>
   <translation type="unfinished">Lecture de l'image…</translation>
  </message>
  <message>
   <source>Press 1 to 5.</source>
   <translation type="unfinished">Appuyez sur 1 à 5.</translation>
  </message>
  <message>
   <source>All questions are answered.</source>
   <translation type="unfinished">Toutes les questions ont une réponse.</translation>
  </message>
  <message>
   <source>Return closes this reading; Backspace goes back.</source>
   <translation type="unfinished">Entrée clôt cette lecture ; Retour arrière revient.</translation>
  </message>
  <message>
   <source>Close this reading</source>
   <translation type="unfinished">Clore cette lecture</translation>
  </message>
  <message>
   <source>All are marked</source>
   <translation type="unfinished">Toutes marquées</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Suivant</translation>
  </message>
  <message>
   <source>All questions are answered: press Return to close this reading.</source>
   <translation type="unfinished">Toutes les questions ont une réponse : Entrée termine cette lecture.</translation>
  </message>
  <message>
   <source>Point at a lesion in a view and press 1 to 5; press Return when all are marked.</source>
   <translation type="unfinished">Pointez une lésion dans une vue et appuyez sur 1 à 5 ; appuyez sur Entrée quand toutes sont marquées.</translation>
  </message>
  <message>
   <source>Press 1 for the left image or 2 for the right one.</source>
   <translation type="unfinished">1 pour l'image de gauche, 2 pour celle de droite.</translation>
  </message>
  <message>
   <source>Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.</source>
   <translation type="unfinished">Pointer une lésion, presser 1 (incertain) à 5 (certain). Entrée : toutes sont marquées.</translation>
  </message>
  <message>
   <source>Press 1 for the left image, 2 for the right one.</source>
   <translation type="unfinished">Appuyez sur 1 pour l'image de gauche, 2 pour celle de droite.</translation>
  </message>
  <message>
   <source>Reading {number} of {total}</source>
   <translation type="unfinished">Lecture {number} sur {total}</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation type="unfinished">le plus bas</translation>
  </message>
  <message>
   <source>highest</source>
   <translation type="unfinished">le plus haut</translation>
  </message>
  <message>
   <source>So far: {answer}</source>
   <translation type="unfinished">Jusqu'ici : {answer}</translation>
  </message>
  <message>
   <source>{count} marked. </source>
   <translation type="unfinished">Marques : {count}. </translation>
  </message>
 </context>
 <context>
  <name>CaseSection</name>
  <message>
   <source>Open PET series from Slicer's DICOM database</source>
   <translation type="unfinished">Ouvrir des séries TEP de la base DICOM de Slicer</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">Dossier</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished">Ouvrir un dossier : une série DICOM, une série par niveau de dose, ou un cas simulé</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinogramme</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished">Ouvrir un fichier de sinogramme brut : un en-tête Interfile, ou un tableau avec sa description à côté. Un fichier déposé sur la fenêtre de Slicer s'ouvre aussi.</translation>
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">Volumes</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished">Utiliser des volumes déjà présents dans la scène</translation>
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">Liste de cas</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished">Choisir un dossier de cas et les parcourir l'un après l'autre</translation>
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">Pleine dose :</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished">Le volume TEP à pleine dose : la référence, ou le début d'une échelle de doses</translation>
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">Faible dose :</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished">Le volume TEP à faible dose à restaurer</translation>
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">Réduction de dose :</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished">Facteur de réduction de dose du volume à faible dose : 4 signifie un quart des coups</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">non indiqué</translation>
  </message>
  <message>
   <source>Unit:</source>
   <translation type="unfinished">Unité :</translation>
  </message>
  <message>
   <source>The unit of the voxel values, for a volume that does not state it itself. It is never guessed.</source>
   <translation type="unfinished">L'unité des valeurs des voxels, pour un volume qui ne l'indique pas lui-même. Elle n'est jamais devinée.</translation>
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">Ouvrir les volumes</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished">Ouvrir les volumes choisis comme un cas. Les volumes issus de DICOM sont lus depuis leurs fichiers DICOM.</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished">Fermer ce message</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Annuler</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished">Arrêter l'ouverture ; le cas ouvert reste</translation>
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished">Avancement de l'ouverture du cas</translation>
  </message>
  <message>
   <source>No case is open</source>
   <translation type="unfinished">Aucun cas n'est ouvert</translation>
  </message>
  <message>
   <source>Choose where your PET case comes from, or drop a raw sinogram on Slicer's window. To look around first, open the sample case: it is made on this computer, without a download.</source>
   <translation type="unfinished">Choisissez l'origine de votre cas TEP, ou déposez un sinogramme brut sur la fenêtre de Slicer. Pour découvrir, ouvrez le cas d'exemple : il est créé sur cet ordinateur, sans téléchargement.</translation>
  </message>
  <message>
   <source>Open sample case</source>
   <translation type="unfinished">Ouvrir le cas d'exemple</translation>
  </message>
  <message>
   <source>A phantom with full dose and a ladder of low doses, made on this computer without a download</source>
   <translation type="unfinished">Un fantôme avec pleine dose et une échelle de faibles doses, créé sur cet ordinateur sans téléchargement</translation>
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished">Ce que l'on sait du cas ouvert</translation>
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">Corrections...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished">Ce qui a été corrigé dans les coups de cet examen, ce qui manque, et l'effet sur les valeurs. Des corrections peuvent être omises.</translation>
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">Sinogramme 3D...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished">Voir l'examen tel que le fichier le contient, plan par plan de chaque segment : ni réarrangé, ni corrigé</translation>
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">Afficher le patient</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished">Afficher le nom, l'ID, l'étude et la série du patient, et les noms de dossiers dans la liste de cas. Désactivé : rien de ce qui nomme un patient n'est affiché.</translation>
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">Injection...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished">Indiquer l'unité de la dose injectée ou l'heure de l'injection si le fichier les donne mal. Le SUV en tient compte.</translation>
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">Créer une échelle de doses</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished">Simuler de faibles doses à partir de ce cas à pleine dose : DRF 4, 10, 20, 50 et 100. L'échelle devient le cas ouvert.</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Précédent</translation>
  </message>
  <message>
   <source>Open the previous case (P)</source>
   <translation type="unfinished">Ouvrir le cas précédent (P)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Suivant</translation>
  </message>
  <message>
   <source>Open the next case (N)</source>
   <translation type="unfinished">Ouvrir le cas suivant (N)</translation>
  </message>
  <message>
   <source>Close the list; the open case stays</source>
   <translation type="unfinished">Fermer la liste ; le cas ouvert reste</translation>
  </message>
  <message>
   <source>Show the cases alone in whose line these words occur</source>
   <translation type="unfinished">Afficher seulement les cas dont la ligne contient ces mots</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">Filtrer</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished">Afficher seulement les cas dans cet état</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Tout restaurer</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished">Restaurer en arrière-plan tous les niveaux de dose de tous les cas, selon la section Restaurer, pendant que vous en lisez d'autres ; ce qui est restauré est conservé en cas d'arrêt</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Cohorte…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished">Restaurer et mesurer tous les cas de ce dossier par plusieurs processus, selon la section Restaurer, dans un dossier de votre choix : résultats, un tableau avec une ligne par cas, dose et région, et une page avec les valeurs aberrantes en premier</translation>
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished">Les cas du dossier ; une marque verte indique ce qui a été restauré. Un clic sur un en-tête trie ; N et P ouvrent le cas suivant et le précédent.</translation>
  </message>
 </context>
 <context>
  <name>CompareSection</name>
  <message>
   <source>Protocol:</source>
   <translation type="unfinished">Protocole :</translation>
  </message>
  <message>
   <source>How a case is read: layout, rows and columns, window, colours, overlay. A case opens as the last one was read</source>
   <translation type="unfinished">Comment un cas est lu : disposition, lignes et colonnes, fenêtrage, couleurs, superposition. Un cas s'ouvre comme le dernier a été lu</translation>
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">Enreg. ...</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished">Enregistrer sous un nom la façon dont ce cas est lu ; gardé dans l'application, sans rien du patient</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">Effacer</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished">Effacer le protocole choisi</translation>
  </message>
  <message>
   <source>Layout:</source>
   <translation type="unfinished">Disposition :</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation type="unfinished">Colonnes</translation>
  </message>
  <message>
   <source>One dose level: low dose, restored and full dose beside each other, as sinograms, images and differences</source>
   <translation type="unfinished">Un niveau de dose : faible dose, résultat restauré et pleine dose côte à côte, en sinogrammes, images et différences</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Doses</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished">Tous les niveaux de dose côte à côte, avec la pleine dose à la fin</translation>
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">Plans</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished">Coupes axiales, coronales et sagittales et MIP rotative (projection d'intensité maximale) de la faible dose, du résultat restauré et de la pleine dose. Un clic montre l'endroit dans tous les plans</translation>
  </message>
  <message>
   <source>Rows:</source>
   <translation type="unfinished">Lignes :</translation>
  </message>
  <message>
   <source>Axial</source>
   <translation type="unfinished">Axial</translation>
  </message>
  <message>
   <source>Show the row of axial slices</source>
   <translation type="unfinished">Afficher la ligne des coupes axiales</translation>
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">Coronal</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished">Afficher la ligne des coupes coronales</translation>
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">Sagittal</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished">Afficher la ligne des coupes sagittales</translation>
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished">Afficher la ligne des projections d'intensité maximale ; la molette sur l'une d'elles tourne le patient</translation>
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished">Faire tourner la MIP en continu, un tour en 3,6 s (touche M)</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogrammes</translation>
  </message>
  <message>
   <source>Show the row of sinograms</source>
   <translation type="unfinished">Afficher la ligne des sinogrammes</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Images</translation>
  </message>
  <message>
   <source>Show the row of images</source>
   <translation type="unfinished">Afficher la ligne des images</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished">Différences</translation>
  </message>
  <message>
   <source>Show the row of differences: image minus full dose</source>
   <translation type="unfinished">Afficher la ligne des différences : image moins pleine dose</translation>
  </message>
  <message>
   <source>Columns:</source>
   <translation type="unfinished">Colonnes :</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Faible dose</translation>
  </message>
  <message>
   <source>Show the low dose</source>
   <translation type="unfinished">Afficher la faible dose</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restaurée</translation>
  </message>
  <message>
   <source>Show the restored result</source>
   <translation type="unfinished">Afficher le résultat restauré</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Pleine dose</translation>
  </message>
  <message>
   <source>Show the full-dose reference</source>
   <translation type="unfinished">Afficher la référence à pleine dose</translation>
  </message>
  <message>
   <source>The window has no room for all columns: move on to the others (arrow keys)</source>
   <translation type="unfinished">La fenêtre ne peut pas montrer toutes les colonnes : passer aux autres (touches fléchées)</translation>
  </message>
  <message>
   <source>Result:</source>
   <translation type="unfinished">Résultat :</translation>
  </message>
  <message>
   <source>The dose level that is compared</source>
   <translation type="unfinished">Le niveau de dose comparé</translation>
  </message>
  <message>
   <source>The method that restored it</source>
   <translation type="unfinished">La méthode qui l'a restaurée</translation>
  </message>
  <message>
   <source>Next lower dose (key [)</source>
   <translation type="unfinished">Dose inférieure suivante (touche [)</translation>
  </message>
  <message>
   <source>Next higher dose (key ])</source>
   <translation type="unfinished">Dose supérieure suivante (touche ])</translation>
  </message>
  <message>
   <source>Window:</source>
   <translation type="unfinished">Fenêtrage :</translation>
  </message>
  <message>
   <source>Window of all images, in the unit that is shown; fitted ones follow the full dose. The next case of the same tracer opens with it</source>
   <translation type="unfinished">Fenêtrage de toutes les images, dans l'unité affichée ; les fenêtrages ajustés suivent la pleine dose. Le prochain cas du même traceur s'ouvre avec le même fenêtrage</translation>
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished">En SUV (poids corporel) au lieu de l'unité des images ; exige un facteur SUV connu</translation>
  </message>
  <message>
   <source>Mean of the full dose in the sphere of 30 mm that was placed automatically: drag it where it is not in healthy liver</source>
   <translation type="unfinished">Moyenne de la pleine dose dans la sphère de 30 mm placée automatiquement : à déplacer si elle n'est pas dans le foie sain</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">Afficher</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished">Aller à la coupe de la sphère dans le foie</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">Largeur :</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished">Largeur de fenêtre de toutes les images, dans leur unité (SUV ou Bq/mL) ; comme glisser la souris dans une image</translation>
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">Niveau :</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished">Niveau (centre) de la fenêtre de toutes les images, dans leur unité (SUV ou Bq/mL)</translation>
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">Différences :</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished">Les différences sont affichées de moins à plus cette valeur, dans l'unité des images (SUV ou Bq/mL)</translation>
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">Couleurs :</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished">Couleurs des images : de l'absence d'activité au haut de la fenêtre</translation>
  </message>
  <message>
   <source>Colours of the sinograms</source>
   <translation type="unfinished">Couleurs des sinogrammes</translation>
  </message>
  <message>
   <source>Overlay:</source>
   <translation type="unfinished">Superposer :</translation>
  </message>
  <message>
   <source>The image that lies over the other one</source>
   <translation type="unfinished">L'image posée sur l'autre</translation>
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">sur</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished">L'image sur laquelle elle est posée ; la superposition se voit dans les vues de celle-ci</translation>
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished">Fondu : mélange. Rideau : l'image du dessus à sa droite. Damier : l'image du dessus dans une case sur deux</translation>
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished">La part visible de l'image du dessus, en pour cent ; pour le damier, la petitesse des cases</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation type="unfinished">Retiré</translation>
  </message>
  <message>
   <source>What the restoration removed from the low dose, over the restored image: in units of the noise expected there, clear below 2. Red was removed, blue was added</source>
   <translation type="unfinished">Ce que la restauration a retiré de la faible dose, sur l'image restaurée : en unités du bruit attendu, transparent sous 2. Rouge : retiré, bleu : ajouté</translation>
  </message>
  <message>
   <source>The upper image in the place of the lower one, and back (key F)</source>
   <translation type="unfinished">L'image du dessus à la place de celle du dessous, et retour (touche F)</translation>
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">TDM ou IRM :</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished">La part visible de la TDM (largeur 400, niveau 40 HU) ou de l'IRM sur les images, en pour cent</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Charger</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished">Chercher la TDM ou l'IRM de même étude et de même référentiel (Frame of Reference) que la TEP, dans son dossier, à côté, ou dans la base DICOM de Slicer</translation>
  </message>
  <message>
   <source>Slice:</source>
   <translation type="unfinished">Coupe :</translation>
  </message>
  <message>
   <source>The slice in all views (keys Page Up and Page Down)</source>
   <translation type="unfinished">La coupe dans toutes les vues (touches Page préc. et Page suiv.)</translation>
  </message>
  <message>
   <source>Fit the pictures into all views</source>
   <translation type="unfinished">Ajuster les images à toutes les vues</translation>
  </message>
  <message>
   <source>Crosshair in all views: hold Shift and move the mouse to place it</source>
   <translation type="unfinished">Réticule dans toutes les vues : maintenir Maj et bouger la souris pour le placer</translation>
  </message>
 </context>
 <context>
  <name>EvidenceSection</name>
  <message>
   <source>Show</source>
   <translation type="unfinished">Afficher</translation>
  </message>
  <message>
   <source>Look at the worst finding in all views</source>
   <translation type="unfinished">Voir la pire constatation dans toutes les vues</translation>
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">Carte</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished">Afficher sur les images ce que disent les coups (E)</translation>
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished">Le remplissage de la carte, de 0, où seuls ses contours restent, à 1</translation>
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished">Confirmé : les coups l'étayent. Contredit : les coups ne concordent pas avec l'image. Indécidable : il y a trop peu de coups.</translation>
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished">Constatations, les pires d'abord : cliquer sur l'une, ou avancer avec les touches fléchées, pour voir l'endroit dans toutes les vues</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Précédent</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished">La constatation précédente (,)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Suivant</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished">La constatation suivante (.)</translation>
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished">Les résultats à écrire ; décochez ce que vous ne voulez pas</translation>
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">Description :</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished">La description de la nouvelle série, 64 caractères au plus ; vide pour une qui nomme dose et méthode</translation>
  </message>
  <message>
   <source>Dose and method</source>
   <translation type="unfinished">Dose et méthode</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation type="unfinished">Dossier :</translation>
  </message>
  <message>
   <source>Each series is written into a new folder inside this one; nothing is overwritten</source>
   <translation type="unfinished">Chaque série est écrite dans un nouveau dossier à l'intérieur de celui-ci ; rien n'est écrasé</translation>
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">Ajouter à la base DICOM de Slicer</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished">La nouvelle série se trouve alors à côté de sa source dans le module DICOM</translation>
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">Supprimer les données du patient</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished">Basic Profile de DICOM PS3.15 : nouveaux identifiants ; le poids et les heures disparaissent aussi, donc aucun SUV ne peut être calculé</translation>
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">Avec les preuves : carte et constatations</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished">À côté de la série, dans la même étude : la carte comme Segmentation, les constatations comme Structured Report</translation>
  </message>
  <message>
   <source>With the regions: outlines and intervals</source>
   <translation type="unfinished">Avec les régions : contours et intervalles</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the segments chosen in Measure as a Segmentation, their SUV, volume (mL) and 90 % intervals as a Structured Report</source>
   <translation type="unfinished">À côté de la série, dans la même étude : les segments choisis dans Mesurer comme Segmentation, leurs SUV, volumes (mL) et intervalles à 90 % comme Structured Report</translation>
  </message>
  <message>
   <source>Export DICOM series</source>
   <translation type="unfinished">Exporter la série DICOM</translation>
  </message>
  <message>
   <source>Write each checked result as a derived PET series with the header of its source; for research only</source>
   <translation type="unfinished">Écrire chaque résultat coché comme série TEP dérivée avec l'en-tête de sa source ; pour la recherche uniquement</translation>
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">Figure...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished">Enregistrer la comparaison de la faible dose, du résultat restauré et de la pleine dose en image PNG</translation>
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">Vues...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished">Enregistrer les vues telles quelles en image PNG</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">Rapport...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished">Enregistrer une page avec images et tableau en document PDF</translation>
  </message>
  <message>
   <source>Show files</source>
   <translation type="unfinished">Afficher les fichiers</translation>
  </message>
  <message>
   <source>Open the folder of the written series</source>
   <translation type="unfinished">Ouvrir le dossier de la série écrite</translation>
  </message>
 </context>
 <context>
  <name>MeasureSection</name>
  <message>
   <source>Numbers appear here once a result has a full-dose reference.</source>
   <translation type="unfinished">Les valeurs apparaissent ici dès qu'un résultat a une référence à pleine dose.</translation>
  </message>
  <message>
   <source>How close each image is to the full dose: the whole volume, and the slice that you look at</source>
   <translation type="unfinished">La proximité de chaque image avec la pleine dose : le volume entier, et la coupe affichée</translation>
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished">La segmentation dont les segments sont mesurés dans chaque image</translation>
  </message>
  <message>
   <source>Choose a segmentation</source>
   <translation type="unfinished">Choisir une segmentation</translation>
  </message>
  <message>
   <source>Measure segments</source>
   <translation type="unfinished">Mesurer les segments</translation>
  </message>
  <message>
   <source>SUV mean, maximum and peak, volume, and bias against the full dose of each segment</source>
   <translation type="unfinished">SUV moyen, maximum et pic, volume, et biais par rapport à la pleine dose de chaque segment</translation>
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished">Ce que chaque segment contient dans chaque image, et son biais par rapport à la pleine dose</translation>
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished">Comment une lésion est délimitée, autour du voxel le plus chaud à moins de 10 mm du clic, dans la pleine dose s'il y en a une</translation>
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">Marquer lésion</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished">Tant que le bouton est enfoncé, un clic dans une image ou une MIP garde une lésion comme segment et la mesure à chaque dose (touche L)</translation>
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">En DICOM...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished">Écrire les lésions marquées, quand leur segmentation est choisie ci-dessus, comme DICOM Segmentation (SEG) dans l'étude de la série TEP, avec le nom du patient, dans un nouveau dossier à l'endroit de votre choix</translation>
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished">La lésion ou le segment dont la courbe est tracée</translation>
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished">Ce qui est tracé : fixation, ou son biais par rapport à la pleine dose en pour cent</translation>
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">Courbe dose</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished">Tracer en fonction du facteur de réduction de dose, sous les vues</translation>
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished">La ligne le long de laquelle toutes les colonnes sont lues ; en tracer une nouvelle avec Markups (Marqueurs)</translation>
  </message>
  <message>
   <source>Choose or draw a line</source>
   <translation type="unfinished">Choisir ou tracer une ligne</translation>
  </message>
  <message>
   <source>Line profile</source>
   <translation type="unfinished">Profil de ligne</translation>
  </message>
  <message>
   <source>Plot the values along the line for all columns</source>
   <translation type="unfinished">Tracer les valeurs le long de la ligne pour toutes les colonnes</translation>
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">Copier les tableaux</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished">Copier les tableaux en valeurs séparées par des virgules</translation>
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">Enregistrer en CSV...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished">Enregistrer les tableaux dans un fichier qu'un tableur peut ouvrir</translation>
  </message>
 </context>
 <context>
  <name>RestoreSection</name>
  <message>
   <source>Dose levels:</source>
   <translation type="unfinished">Niveaux de dose :</translation>
  </message>
  <message>
   <source>The dose levels to restore, one after another. DRF is the dose reduction factor: 20 means a twentieth of the full dose.</source>
   <translation type="unfinished">Les niveaux de dose à restaurer, l'un après l'autre. DRF est le facteur de réduction de dose : 20 signifie un vingtième de la pleine dose.</translation>
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">Méthode :</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished">Comment le sinogramme est restauré. RED a un modèle intégré ; les autres exigent leur propre fichier de modèle.</translation>
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">Modèle :</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished">Le modèle intégré, ou un fichier que vous avez entraîné ou reçu : un modèle (*.safetensors), un checkpoint publié par les auteurs (*.pt), un réseau (*.onnx) avec son contrat (contract)</translation>
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">Fiche</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished">Sur quoi le modèle a été entraîné, ce qu'il apporte et où il échoue</translation>
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">Pas :</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished">Nombre de pas d'échantillonnage : la durée y est proportionnelle. Le modèle suggère ce pour quoi il a été entraîné.</translation>
  </message>
  <message>
   <source>as the model suggests</source>
   <translation type="unfinished">selon le modèle</translation>
  </message>
  <message>
   <source>Strength:</source>
   <translation type="unfinished">Force :</translation>
  </message>
  <message>
   <source>The share of the restored image; the rest is the low dose as a clinic reads it: counts under a 6 mm filter, an image as it was given</source>
   <translation type="unfinished">La part de l'image restaurée ; le reste est la faible dose telle qu'on la lit en clinique : coups avec un filtre de 6 mm, image telle quelle</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">Rendre les lésions, avec un peu de bruit</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished">De ce que RED retire aux coups mesurés, 50 à 80 % sont rendus selon la dose, lésions et bruit confondus : les lésions sont alors trouvées à peu près aussi souvent qu'avec le meilleur filtre. Si la case est décochée, l'image est celle des réseaux seuls, plus lisse, qui perd davantage de lésions petites ou peu intenses. Une image sans coups est celle des réseaux dans tous les cas.</translation>
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">Protéger :</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished">Une segmentation dans les segments de laquelle la restauration ne retire rien à la faible dose ; dessinez-la avec l'Éditeur de segments</translation>
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">Aucune région</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished">La part de pleine dose que contient déjà une image dépend de sa dose, et donc aussi ce qui en est conservé</translation>
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">Coupes :</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished">Restaurer toutes les coupes, seulement celle affichée, ou une plage ; moins de coupes demandent moins de temps et de mémoire</translation>
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished">Première coupe de la plage, comptée à partir de 1</translation>
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">à</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished">Dernière coupe de la plage, restaurée elle aussi</translation>
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">Appareil :</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished">Ce qui calcule, avec sa mémoire libre. L'appareil choisi est utilisé ou refusé, jamais remplacé par un autre.</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">Actualiser</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished">Rechercher de nouveau les appareils et leur mémoire libre</translation>
  </message>
  <message>
   <source>Evidence:</source>
   <translation type="unfinished">Preuves :</translation>
  </message>
  <message>
   <source>Ask the counts</source>
   <translation type="unfinished">Interroger les comptages</translation>
  </message>
  <message>
   <source>Say of each spot of the restored image whether the measured counts support it, contradict it, or cannot tell</source>
   <translation type="unfinished">Dire, pour chaque foyer de l'image restaurée, si les coups mesurés le confirment, le contredisent ou ne permettent pas de trancher</translation>
  </message>
  <message>
   <source>Reconstruction</source>
   <translation type="unfinished">Reconstruction</translation>
  </message>
  <message>
   <source>Algorithm:</source>
   <translation type="unfinished">Algorithme :</translation>
  </message>
  <message>
   <source>How images are made from sinograms: iterative (OSEM) or filtered back-projection (FBP)</source>
   <translation type="unfinished">Comment les images sont faites à partir des sinogrammes : itératif (OSEM) ou rétroprojection filtrée (FBP)</translation>
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">Itérations :</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished">Passages d'OSEM sur tous les sous-ensembles : plus il y en a, plus l'image est fine et bruitée</translation>
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">Sous-ensembles :</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished">Sous-ensembles des angles : un diviseur du nombre d'angles</translation>
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">Modèle de résolution :</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished">Largeur à mi-hauteur (FWHM) du flou du scanner pris en compte par OSEM</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">aucun</translation>
  </message>
  <message>
   <source>Post filter:</source>
   <translation type="unfinished">Post-filtre :</translation>
  </message>
  <message>
   <source>Width (FWHM) of a Gaussian filter over the finished image</source>
   <translation type="unfinished">Largeur à mi-hauteur (FWHM) d'un filtre gaussien sur l'image finale</translation>
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">Projecteur :</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished">Projecteur propre, ou parallelproj si l'environnement Python le contient</translation>
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished">La coupe affichée, restaurée ; les autres suivent</translation>
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished">Les avertissements des restaurations de ce cas</translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">Détails</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished">Afficher la fin de ce que le processus a écrit</translation>
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished">La fin de ce que le processus a écrit ; à copier pour signaler un défaut</translation>
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished">L'étape, la coupe atteinte et le temps restant dans cette étape</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation type="unfinished">Appliquer</translation>
  </message>
 </context>
 <context>
  <name>REDSettings</name>
  <message>
   <source>Python environment:</source>
   <translation type="unfinished">Environnement Python :</translation>
  </message>
  <message>
   <source>A virtual or conda environment (its folder or its Python) that runs the worker, for example one with CUDA and parallelproj. Empty for Slicer's own Python.</source>
   <translation type="unfinished">Un environnement virtuel ou conda (son dossier ou son Python) qui exécute le processus, par exemple un avec CUDA et parallelproj. Vide pour le Python de Slicer.</translation>
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">Celui de Slicer</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished">Laisser le Python de Slicer exécuter le processus</translation>
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">Dossier de travail :</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished">Où sont gardés les cas ouverts et leurs restaurations, pour que la même demande s'ouvre aussitôt. De préférence un chemin court sans caractères spéciaux.</translation>
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">Vider...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished">Supprimer du dossier de travail tous les cas ouverts et toutes les restaurations ; vos propres fichiers restent intacts</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Afficher les noms des patients</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished">Nommer les cas d'après leurs patients dans le panneau ; sinon rien à l'écran n'indique qui ils sont</translation>
  </message>
 </context>
 <context>
  <name>StudySection</name>
  <message>
   <source>Readers rate images without knowing dose or method, in random order.</source>
   <translation type="unfinished">Les lecteurs évaluent les images dans un ordre aléatoire, sans connaître ni la dose ni la méthode.</translation>
  </message>
  <message>
   <source>Study:</source>
   <translation type="unfinished">Étude :</translation>
  </message>
  <message>
   <source>The folder of a study, as redpet study or the button below makes it</source>
   <translation type="unfinished">Le dossier d'une étude, tel que le crée redpet study ou le bouton ci-dessous</translation>
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">Lecteur :</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished">Un nom de lettres et de chiffres pour le lecteur ; il décide de l'ordre et nomme le fichier des réponses</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">Commencer</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished">Lire l'étude, ou reprendre là où ce lecteur s'est arrêté ; chaque réponse est enregistrée aussitôt</translation>
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">Créer une étude...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished">Choisir un plan d'étude (un fichier TOML) ; ses images sont créées en arrière-plan, dans un dossier à côté</translation>
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished">Nombre de cas de l'étude déjà créés</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Annuler</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished">Arrêter la création ou l'ouverture de l'étude ; rien d'inachevé ne reste</translation>
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished">Nombre de lectures closes</translation>
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished">La note la plus basse, ou l'image de gauche (touche 1)</translation>
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished">Note 2, ou l'image de droite (touche 2)</translation>
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished">Note 3 (touche 3)</translation>
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished">Note 4 (touche 4)</translation>
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished">La note la plus haute (touche 5)</translation>
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">Retour</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished">Revenir à la question précédente, ou retirer la dernière marque, tant que la lecture n'est pas close (Retour arrière)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Suivant</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished">Toutes les lésions sont marquées ; ou clore cette lecture et continuer : ses réponses restent telles quelles (Entrée)</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Arrêter</translation>
  </message>
  <message>
   <source>Leave the study for now: all answers are kept</source>
   <translation type="unfinished">Quitter l'étude pour l'instant : toutes les réponses sont conservées</translation>
  </message>
 </context>
</TS>
