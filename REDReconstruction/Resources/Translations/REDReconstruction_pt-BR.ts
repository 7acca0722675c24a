<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en_US">
 <context>
  <name>REDReconstruction</name>
  <message>
   <source>RED Low-Dose PET</source>
   <translation type="unfinished">RED PET de baixa dose</translation>
  </message>
  <message>
   <source>Restores low-dose PET sinograms by residual estimation diffusion, shows sinograms and images beside the full-dose reference, measures what was gained, and exports DICOM series. For research only.</source>
   <translation type="unfinished">Restaura sinogramas PET de baixa dose por difusão com estimativa de resíduos, mostra sinogramas e imagens ao lado da referência de dose completa, mede o que se ganhou e exporta séries DICOM. Somente para pesquisa.</translation>
  </message>
  <message>
   <source>The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</source>
   <translation type="unfinished">O método é de Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354).</translation>
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
   <translation type="unfinished">Evidência</translation>
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
   <translation type="unfinished">Estudo</translation>
  </message>
  <message>
   <source>Help</source>
   <translation type="unfinished">Ajuda</translation>
  </message>
  <message>
   <source>What each section and its controls are for; F1 opens the part of the section under the mouse</source>
   <translation type="unfinished">Para que servem cada seção e seus controles; F1 abre a parte da seção sob o mouse</translation>
  </message>
  <message>
   <source>Examine this computer...</source>
   <translation type="unfinished">Examinar este computador...</translation>
  </message>
  <message>
   <source>Packages, devices, memory and disk, and what to do: a text for a report of a fault, without any name</source>
   <translation type="unfinished">Pacotes, dispositivos, memória e disco, e o que fazer: um texto para relatar uma falha, sem nenhum nome</translation>
  </message>
 </context>
 <context>
  <name>case.case_list</name>
  <message>
   <source>Looking for cases…</source>
   <translation type="unfinished">Procurando casos…</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Parar</translation>
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
   <translation type="unfinished">Evidência</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Doses</translation>
  </message>
  <message>
   <source>Choose a case of the list below, or press {key}.</source>
   <translation type="unfinished">Escolha um caso da lista ou pressione {key}.</translation>
  </message>
  <message>
   <source>Reading case {done} of {total}</source>
   <translation type="unfinished">Lendo o caso {done} de {total}</translation>
  </message>
 </context>
 <context>
  <name>case.cohort</name>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Parar</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Coorte…</translation>
  </message>
  <message>
   <source>Choose a new folder for the results, or one of an earlier cohort</source>
   <translation type="unfinished">Escolha uma pasta nova para os resultados, ou a de uma coorte anterior</translation>
  </message>
  <message>
   <source>Cohort: {done} of {total} cases</source>
   <translation type="unfinished">Coorte: {done} de {total} casos</translation>
  </message>
 </context>
 <context>
  <name>case.corrections_dialog</name>
  <message>
   <source>Corrections of the scan</source>
   <translation type="unfinished">Correções do exame</translation>
  </message>
  <message>
   <source>Uncheck what is to be left out. The scan is read again without it, and its image says so.</source>
   <translation type="unfinished">Desmarque o que deve ser omitido. O exame é lido de novo sem isso, e sua imagem o informa.</translation>
  </message>
  <message>
   <source>Correction</source>
   <translation type="unfinished">Correção</translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished">Estado</translation>
  </message>
  <message>
   <source>What that does to the numbers</source>
   <translation type="unfinished">Efeito nos valores</translation>
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
   <translation type="unfinished">Abrir séries PET do banco de dados DICOM</translation>
  </message>
  <message>
   <source>Off: patients and studies are numbered, and no name, ID or date is shown</source>
   <translation type="unfinished">Desativado: pacientes e estudos são numerados, e nenhum nome, ID ou data é mostrado</translation>
  </message>
  <message>
   <source>The dose of the series, where its description does not say it</source>
   <translation type="unfinished">A dose da série, quando a descrição não a informa</translation>
  </message>
  <message>
   <source>Choose one series, or the study whose series are the dose levels of one case.</source>
   <translation type="unfinished">Escolha uma série, ou o estudo cujas séries são os níveis de dose de um caso.</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Mostrar nomes de pacientes</translation>
  </message>
  <message>
   <source>as described</source>
   <translation type="unfinished">conforme descrição</translation>
  </message>
  <message>
   <source>Study {number}</source>
   <translation type="unfinished">Estudo {number}</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Série</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Imagens</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dose</translation>
  </message>
  <message>
   <source>Patient {number}</source>
   <translation type="unfinished">Paciente {number}</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
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
   <translation type="unfinished">O banco de dados DICOM do Slicer não está aberto: abra uma vez o módulo DICOM e escolha a pasta do banco de dados.</translation>
  </message>
  <message>
   <source>Files of this series are no longer where the DICOM database expects them: import it again.</source>
   <translation type="unfinished">Há arquivos desta série que não estão mais onde o banco de dados DICOM os espera: importe-a de novo.</translation>
  </message>
  <message>
   <source>The series cannot be brought into the work folder ({reason}): free some space or choose another one.</source>
   <translation type="unfinished">A série não pode ser levada para a pasta de trabalho ({reason}): libere espaço ou escolha outra pasta.</translation>
  </message>
 </context>
 <context>
  <name>case.frame_choice</name>
  <message>
   <source>Choose time frames</source>
   <translation type="unfinished">Escolher frames temporais</translation>
  </message>
  <message>
   <source>This is a dynamic or gated image. Choose one time frame, or several (Shift, Ctrl) to be added in time.</source>
   <translation type="unfinished">Esta é uma imagem dinâmica ou sincronizada (gated). Escolha um frame temporal, ou vários (Shift, Ctrl) para somá-los no tempo.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">não informado</translation>
  </message>
  <message>
   <source>Frame</source>
   <translation type="unfinished">Frame</translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished">Início</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation type="unfinished">Duração</translation>
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
   <translation type="unfinished">O que foi injetado</translation>
  </message>
  <message>
   <source>The unit in which the number of the injected dose is meant</source>
   <translation type="unfinished">A unidade em que a dose injetada é dada</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation type="unfinished">como diz o arquivo</translation>
  </message>
  <message>
   <source>The scanner's local time of the injection, such as 10:05 or 10:05:30; with a date, 2026-01-05T10:05</source>
   <translation type="unfinished">A hora local do scanner na injeção, como 10:05 ou 10:05:30; com data, 2026-01-05T10:05</translation>
  </message>
  <message>
   <source>Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported series follow it, and tell that it was said here.</source>
   <translation type="unfinished">Corrija o que o arquivo informa errado, como uma dose em outra unidade ou uma hora em UTC. O SUV e as séries exportadas seguem a correção e informam que ela foi feita aqui.</translation>
  </message>
  <message>
   <source>Dose is in:</source>
   <translation type="unfinished">Dose em:</translation>
  </message>
  <message>
   <source>Injected at:</source>
   <translation type="unfinished">Injetado às:</translation>
  </message>
 </context>
 <context>
  <name>case.opener</name>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} não pode ser lido: {reason}.</translation>
  </message>
  <message>
   <source>The case cannot be shown: {reason}</source>
   <translation type="unfinished">O caso não pode ser mostrado: {reason}</translation>
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
   <translation type="unfinished">Caso de exemplo</translation>
  </message>
 </context>
 <context>
  <name>case.section</name>
  <message>
   <source>Open a DICOM folder or a case folder</source>
   <translation type="unfinished">Abrir uma pasta DICOM ou de casos</translation>
  </message>
  <message>
   <source>Open a raw sinogram</source>
   <translation type="unfinished">Abrir um sinograma bruto</translation>
  </message>
  <message>
   <source>Choose a folder of cases</source>
   <translation type="unfinished">Escolher uma pasta de casos</translation>
  </message>
  <message>
   <source>as the volume states</source>
   <translation type="unfinished">como informa o volume</translation>
  </message>
  <message>
   <source>A restoration is on its way: wait for its end or cancel it, then open another case.</source>
   <translation type="unfinished">Há uma restauração em andamento: aguarde o fim ou cancele-a e depois abra outro caso.</translation>
  </message>
  <message>
   <source>PET sinograms ({endings})</source>
   <translation type="unfinished">Sinogramas PET ({endings})</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation type="unfinished">Todos os arquivos (*)</translation>
  </message>
  <message>
   <source>Slicer's DICOM database holds no PET series: import one in the DICOM module first.</source>
   <translation type="unfinished">O banco de dados DICOM do Slicer não contém séries PET: importe primeiro uma no módulo DICOM.</translation>
  </message>
 </context>
 <context>
  <name>case.segments_window</name>
  <message>
   <source>One plane as it was counted: radial bins from left to right, angles from top to bottom</source>
   <translation type="unfinished">Um plano tal como foi contado: bins radiais da esquerda para a direita, ângulos de cima para baixo</translation>
  </message>
  <message>
   <source>{number} of {first} to {last}: {rings}</source>
   <translation type="unfinished">{number} de {first} a {last}: {rings}</translation>
  </message>
  <message>
   <source>{plane} of {planes}: {sum} in all, at most {most} in a bin</source>
   <translation type="unfinished">{plane} de {planes}: {sum} no total, no máximo {most} em um bin</translation>
  </message>
  <message>
   <source>Reading the sinogram…</source>
   <translation type="unfinished">Lendo o sinograma…</translation>
  </message>
  <message>
   <source>&amp;Segment:</source>
   <translation type="unfinished">&amp;Segmento:</translation>
  </message>
  <message>
   <source>Which rings a pair was counted in: 0 for the same or neighbouring ones, then ever more oblique rays</source>
   <translation type="unfinished">Em quais anéis um par foi contado: 0 para o mesmo anel ou os vizinhos; depois, linhas de resposta cada vez mais oblíquas</translation>
  </message>
  <message>
   <source>&amp;Plane:</source>
   <translation type="unfinished">&amp;Plano:</translation>
  </message>
  <message>
   <source>Which plane of the segment, along the axis of the scanner</source>
   <translation type="unfinished">Qual plano do segmento, ao longo do eixo do scanner</translation>
  </message>
  <message>
   <source>As the file holds it, in the axes of the scanner: not rebinned, not corrected.</source>
   <translation type="unfinished">Como está no arquivo, nos eixos do scanner: sem reagrupamento, sem correção.</translation>
  </message>
  <message>
   <source>ring difference {low}</source>
   <translation type="unfinished">diferença de anéis {low}</translation>
  </message>
  <message>
   <source>ring differences {low} to {high}</source>
   <translation type="unfinished">diferenças de anéis {low} a {high}</translation>
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
   <translation type="unfinished">Escolher uma série PET</translation>
  </message>
  <message>
   <source>The folder holds several PET series, and nothing says which one is meant. Choose one.</source>
   <translation type="unfinished">A pasta contém várias séries PET e nada indica qual usar. Escolha uma.</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">não informado</translation>
  </message>
  <message>
   <source>corrected</source>
   <translation type="unfinished">corrigida</translation>
  </message>
  <message>
   <source>not corrected</source>
   <translation type="unfinished">sem correção</translation>
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished">Número</translation>
  </message>
  <message>
   <source>Description</source>
   <translation type="unfinished">Descrição</translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished">Hora</translation>
  </message>
  <message>
   <source>Attenuation</source>
   <translation type="unfinished">Atenuação</translation>
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
   <translation type="unfinished">sem descrição</translation>
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
   <translation type="unfinished">seu ruído não indica dose</translation>
  </message>
  <message>
   <source>a full dose</source>
   <translation type="unfinished">uma dose completa</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation type="unfinished">Referência</translation>
  </message>
  <message>
   <source>none: metrics need a full-dose level</source>
   <translation type="unfinished">nenhuma: as métricas exigem um nível de dose completa</translation>
  </message>
  <message>
   <source>re-projected from the image</source>
   <translation type="unfinished">reprojetado a partir da imagem</translation>
  </message>
  <message>
   <source>simulated counts</source>
   <translation type="unfinished">contagens simuladas</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">medido</translation>
  </message>
  <message>
   <source>attenuation</source>
   <translation type="unfinished">atenuação</translation>
  </message>
  <message>
   <source>normalisation</source>
   <translation type="unfinished">normalização</translation>
  </message>
  <message>
   <source>background</source>
   <translation type="unfinished">fundo</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">não informado</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinograma</translation>
  </message>
  <message>
   <source>Geometry</source>
   <translation type="unfinished">Geometria</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Unidade</translation>
  </message>
  <message>
   <source>Patient</source>
   <translation type="unfinished">Paciente</translation>
  </message>
  <message>
   <source>Study</source>
   <translation type="unfinished">Estudo</translation>
  </message>
  <message>
   <source>Series</source>
   <translation type="unfinished">Série</translation>
  </message>
  <message>
   <source>full</source>
   <translation type="unfinished">completa</translation>
  </message>
  <message>
   <source>its noise looks like {dose} ({share} % certain)</source>
   <translation type="unfinished">seu ruído parece de {dose} ({share} % de certeza)</translation>
  </message>
  <message>
   <source>full dose, and the true image is known</source>
   <translation type="unfinished">dose completa, e a imagem verdadeira é conhecida</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reprojetado</translation>
  </message>
  <message>
   <source>precorrected</source>
   <translation type="unfinished">pré-corrigido</translation>
  </message>
  <message>
   <source>{size} voxels of {spacing} mm</source>
   <translation type="unfinished">{size} voxels de {spacing} mm</translation>
  </message>
  <message>
   <source>{unit}; image in {imageUnit}</source>
   <translation type="unfinished">{unit}; imagem em {imageUnit}</translation>
  </message>
  <message>
   <source>the values are SUV</source>
   <translation type="unfinished">os valores são SUV</translation>
  </message>
  <message>
   <source>not possible: only DICOM gives weight, injected dose and times</source>
   <translation type="unfinished">não é possível: só o DICOM traz peso, dose injetada e horas</translation>
  </message>
  <message>
   <source>Case</source>
   <translation type="unfinished">Caso</translation>
  </message>
  <message>
   <source>Opened from</source>
   <translation type="unfinished">Origem</translation>
  </message>
  <message>
   <source>without description</source>
   <translation type="unfinished">sem descrição</translation>
  </message>
  <message>
   <source>DRF {factor}</source>
   <translation type="unfinished">DRF {factor}</translation>
  </message>
  <message>
   <source>{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart</source>
   <translation type="unfinished">{slices} cortes × {angles} ângulos × {bins} bins de {size} mm, a cada {step} mm</translation>
  </message>
  <message>
   <source>Injection</source>
   <translation type="unfinished">Injeção</translation>
  </message>
  <message>
   <source>one factor for each slice</source>
   <translation type="unfinished">um fator para cada corte</translation>
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
   <translation type="unfinished">com {corrections}</translation>
  </message>
 </context>
 <context>
  <name>case.view</name>
  <message>
   <source>Simulating low doses</source>
   <translation type="unfinished">Simulando baixas doses</translation>
  </message>
  <message>
   <source>Making the sample case</source>
   <translation type="unfinished">Criando o caso de exemplo</translation>
  </message>
  <message>
   <source>Bringing the images into the scene</source>
   <translation type="unfinished">Adicionando as imagens à cena</translation>
  </message>
  <message>
   <source>Opening the case</source>
   <translation type="unfinished">Abrindo o caso</translation>
  </message>
  <message>
   <source>Reading the case</source>
   <translation type="unfinished">Lendo o caso</translation>
  </message>
 </context>
 <context>
  <name>case.volume_source</name>
  <message>
   <source>Choose a full-dose or a low-dose volume first.</source>
   <translation type="unfinished">Escolha primeiro um volume de dose completa ou de baixa dose.</translation>
  </message>
  <message>
   <source>Full dose and low dose are the same volume: choose another one for one of them.</source>
   <translation type="unfinished">A dose completa e a baixa dose são o mesmo volume: escolha outro para uma delas.</translation>
  </message>
  <message>
   <source>The dose reduction factor of the low dose must be above 1, or 0 where it is not known.</source>
   <translation type="unfinished">O fator de redução de dose da baixa dose deve ser maior que 1, ou 0 se não for conhecido.</translation>
  </message>
  <message>
   <source>{name} does not state the unit of its values: choose it.</source>
   <translation type="unfinished">{name} não informa a unidade de seus valores: escolha-a.</translation>
  </message>
  <message>
   <source>{name} has no voxels: choose another volume.</source>
   <translation type="unfinished">{name} não tem voxels: escolha outro volume.</translation>
  </message>
 </context>
 <context>
  <name>case.work_list</name>
  <message>
   <source>reading…</source>
   <translation type="unfinished">lendo…</translation>
  </message>
  <message>
   <source>cannot be opened</source>
   <translation type="unfinished">não pode ser aberto</translation>
  </message>
  <message>
   <source>not restored</source>
   <translation type="unfinished">não restaurado</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">restaurado</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation type="unfinished">aguardando</translation>
  </message>
  <message>
   <source>restoring</source>
   <translation type="unfinished">restaurando</translation>
  </message>
  <message>
   <source>failed</source>
   <translation type="unfinished">falhou</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">nenhum</translation>
  </message>
  <message>
   <source>to be chosen</source>
   <translation type="unfinished">a escolher</translation>
  </message>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">menos de um minuto</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">cerca de {hours} h</translation>
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
   <translation type="unfinished">restaurado em parte</translation>
  </message>
  <message>
   <source>{done} of {levels} restored</source>
   <translation type="unfinished">{done} de {levels} restaurados</translation>
  </message>
  <message>
   <source>{count} contradicted</source>
   <translation type="unfinished">{count} contraditos</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">cerca de {minutes} min</translation>
  </message>
  <message>
   <source>; the rest takes {time}</source>
   <translation type="unfinished">; o restante leva {time}</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy</name>
  <message>
   <source>{modality} of the case</source>
   <translation type="unfinished">{modality} do caso</translation>
  </message>
 </context>
 <context>
  <name>compare.anatomy_widgets</name>
  <message>
   <source>Looking for it ...</source>
   <translation type="unfinished">Procurando ...</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Carregar</translation>
  </message>
 </context>
 <context>
  <name>compare.blend_widgets</name>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Baixa dose</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restaurada</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Dose completa</translation>
  </message>
 </context>
 <context>
  <name>compare.blending</name>
  <message>
   <source>Fade</source>
   <translation type="unfinished">Esmaecer</translation>
  </message>
  <message>
   <source>Curtain</source>
   <translation type="unfinished">Cortina</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation type="unfinished">Xadrez</translation>
  </message>
 </context>
 <context>
  <name>compare.colors</name>
  <message>
   <source>Inverted grey</source>
   <translation type="unfinished">Cinza invertido</translation>
  </message>
  <message>
   <source>Grey</source>
   <translation type="unfinished">Cinza</translation>
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
   <translation type="unfinished">Arco-íris</translation>
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
   <translation type="unfinished">Dose completa, referência</translation>
  </message>
  <message>
   <source>No full-dose reference</source>
   <translation type="unfinished">Sem referência de dose completa</translation>
  </message>
  <message>
   <source>{method}, {dose}</source>
   <translation type="unfinished">{method}, {dose}</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">baixa dose</translation>
  </message>
  <message>
   <source>restored</source>
   <translation type="unfinished">restaurado</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
  </message>
  <message>
   <source>+ {share} % {image}</source>
   <translation type="unfinished">+ {share} % {image}</translation>
  </message>
  <message>
   <source>{title}
shown once it is restored</source>
   <translation type="unfinished">{title}
mostrado depois de restaurado</translation>
  </message>
  <message>
   <source>re-projected</source>
   <translation type="unfinished">reprojetado</translation>
  </message>
  <message>
   <source>measured</source>
   <translation type="unfinished">medido</translation>
  </message>
  <message>
   <source>Low dose, {dose}</source>
   <translation type="unfinished">Baixa dose, {dose}</translation>
  </message>
  <message>
   <source>Image minus full dose, {unit}
blue: less, red: more</source>
   <translation type="unfinished">Imagem menos dose completa, {unit}
azul: menos, vermelho: mais</translation>
  </message>
  <message>
   <source>{title}
minus full dose, {unit}</source>
   <translation type="unfinished">{title}
menos dose completa, {unit}</translation>
  </message>
  <message>
   <source>right of the curtain: {image}</source>
   <translation type="unfinished">à direita da cortina: {image}</translation>
  </message>
  <message>
   <source>every other square: {image}</source>
   <translation type="unfinished">em quadros alternados: {image}</translation>
  </message>
  <message>
   <source>{dose}
not restored yet</source>
   <translation type="unfinished">{dose}
ainda não restaurada</translation>
  </message>
 </context>
 <context>
  <name>compare.layers</name>
  <message>
   <source>The MIP is being made</source>
   <translation type="unfinished">A MIP está sendo calculada</translation>
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
   <translation type="unfinished">Fígado</translation>
  </message>
 </context>
 <context>
  <name>compare.protocol_widgets</name>
  <message>
   <source>Save hanging protocol</source>
   <translation type="unfinished">Salvar protocolo de exibição</translation>
  </message>
  <message>
   <source>Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):</source>
   <translation type="unfinished">Nome do protocolo (leiaute, linhas e colunas, janela, cores, sobreposição; nada do paciente):</translation>
  </message>
  <message>
   <source>There is a protocol {name} already. Replace it?</source>
   <translation type="unfinished">Já existe um protocolo {name}. Substituí-lo?</translation>
  </message>
  <message>
   <source>as last read</source>
   <translation type="unfinished">como na última leitura</translation>
  </message>
  <message>
   <source>Delete the protocol {name}?</source>
   <translation type="unfinished">Excluir o protocolo {name}?</translation>
  </message>
 </context>
 <context>
  <name>compare.removed</name>
  <message>
   <source>what was removed is being read</source>
   <translation type="unfinished">lendo o que foi removido</translation>
  </message>
  <message>
   <source>no map of what was removed</source>
   <translation type="unfinished">sem mapa do que foi removido</translation>
  </message>
  <message>
   <source>red: removed, blue: added
{least} to {most} times the expected noise</source>
   <translation type="unfinished">vermelho: removido, azul: acrescentado
{least} a {most} vezes o ruído esperado</translation>
  </message>
 </context>
 <context>
  <name>compare.window_level</name>
  <message>
   <source>Liver: 0 to 3 times its mean</source>
   <translation type="unfinished">Fígado: 0 a 3 × a média</translation>
  </message>
  <message>
   <source>Fit to full dose</source>
   <translation type="unfinished">Ajustar à dose completa</translation>
  </message>
  <message>
   <source>Fit to full dose, background</source>
   <translation type="unfinished">Ajustado à dose completa, fundo</translation>
  </message>
  <message>
   <source>100 % of the maximum</source>
   <translation type="unfinished">100 % do máximo</translation>
  </message>
  <message>
   <source>50 % of the maximum</source>
   <translation type="unfinished">50 % do máximo</translation>
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
   <translation type="unfinished">Cérebro: SUV 0 a 12</translation>
  </message>
  <message>
   <source>Background: SUV 0 to 3</source>
   <translation type="unfinished">Fundo: SUV 0 a 3</translation>
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
   <translation type="unfinished">Fígado: média {mean} {unit}</translation>
  </message>
 </context>
 <context>
  <name>evidence.section</name>
  <message>
   <source>No spot stands out, and nothing is contradicted.</source>
   <translation type="unfinished">Nenhum foco se destaca e nada é contradito.</translation>
  </message>
  <message>
   <source>Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.</source>
   <translation type="unfinished">Restaure contagens medidas com “Consultar as contagens” marcado: aqui verá o que elas dizem de cada foco.</translation>
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
   <translation type="unfinished">apagado</translation>
  </message>
  <message>
   <source>overstated</source>
   <translation type="unfinished">superestimado</translation>
  </message>
  <message>
   <source>understated</source>
   <translation type="unfinished">subestimado</translation>
  </message>
  <message>
   <source>shifted</source>
   <translation type="unfinished">deslocado</translation>
  </message>
  <message>
   <source>The counts contradict the restored image. Look before you measure or export:</source>
   <translation type="unfinished">As contagens contradizem a imagem restaurada. Veja antes de medir ou exportar:</translation>
  </message>
 </context>
 <context>
  <name>evidence.words</name>
  <message>
   <source>{diameter} mm, {volume} mL; the counts deviate by {z} standard errors</source>
   <translation type="unfinished">{diameter} mm, {volume} mL; as contagens desviam {z} erros padrão</translation>
  </message>
  <message>
   <source>{unit} {shown} in the image, {counted} in the counts</source>
   <translation type="unfinished">{unit} {shown} na imagem, {counted} nas contagens</translation>
  </message>
  <message>
   <source>Times its surroundings: {shown} in the image, {counted} ± {error} in the counts</source>
   <translation type="unfinished">Vezes o entorno: {shown} na imagem, {counted} ± {error} nas contagens</translation>
  </message>
  <message>
   <source>Power to tell such an error: {power} %</source>
   <translation type="unfinished">Poder de detectar tal erro: {power} %</translation>
  </message>
 </context>
 <context>
  <name>export.dicom_plugin</name>
  <message>
   <source>Restored PET (derived series)</source>
   <translation type="unfinished">PET restaurada (série derivada)</translation>
  </message>
  <message>
   <source>Writes the restored volume with the header, the unit and the SUV of its source series</source>
   <translation type="unfinished">Grava o volume restaurado com o cabeçalho, a unidade e o SUV da série de origem</translation>
  </message>
  <message>
   <source>The export was cancelled.</source>
   <translation type="unfinished">A exportação foi cancelada.</translation>
  </message>
 </context>
 <context>
  <name>export.exporting</name>
  <message>
   <source>This case was not opened from a DICOM series. A derived series needs the header of its source: open the case from DICOM to export it.</source>
   <translation type="unfinished">Este caso não foi aberto de uma série DICOM. Uma série derivada exige o cabeçalho de sua origem: abra o caso pelo DICOM para exportá-lo.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database is not open: open it in the DICOM module and import the folder.</source>
   <translation type="unfinished">O banco de dados DICOM do Slicer não está aberto: abra-o no módulo DICOM e importe a pasta.</translation>
  </message>
  <message>
   <source>{count} series written to {folder}.</source>
   <translation type="unfinished">Séries gravadas em {folder}: {count}.</translation>
  </message>
  <message>
   <source>Slicer's DICOM database has them too.</source>
   <translation type="unfinished">Também no banco de dados DICOM do Slicer.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Os segmentos não podem ser entregues: {reason}</translation>
  </message>
 </context>
 <context>
  <name>export.section</name>
  <message>
   <source>There is something to export once a case is restored.</source>
   <translation type="unfinished">Haverá algo a exportar quando um caso for restaurado.</translation>
  </message>
  <message>
   <source>Check a result to export it.</source>
   <translation type="unfinished">Marque um resultado para exportá-lo.</translation>
  </message>
  <message>
   <source>Choose the folder that the series is written into.</source>
   <translation type="unfinished">Escolha a pasta em que a série será gravada.</translation>
  </message>
  <message>
   <source>Save the figure</source>
   <translation type="unfinished">Salvar a figura</translation>
  </message>
  <message>
   <source>PNG image (*.png)</source>
   <translation type="unfinished">Imagem PNG (*.png)</translation>
  </message>
  <message>
   <source>Save the views</source>
   <translation type="unfinished">Salvar as vistas</translation>
  </message>
  <message>
   <source>Save the case report</source>
   <translation type="unfinished">Salvar o relatório do caso</translation>
  </message>
  <message>
   <source>PDF document (*.pdf)</source>
   <translation type="unfinished">Documento PDF (*.pdf)</translation>
  </message>
  <message>
   <source>Drawing the report ...</source>
   <translation type="unfinished">Criando o relatório ...</translation>
  </message>
  <message>
   <source>Writing {name} ...</source>
   <translation type="unfinished">Gravando {name} ...</translation>
  </message>
  <message>
   <source>Saved: {path}</source>
   <translation type="unfinished">Salvo: {path}</translation>
  </message>
  <message>
   <source>{path} is gone: restore this dose again.</source>
   <translation type="unfinished">{path} não existe mais: restaure esta dose de novo.</translation>
  </message>
  <message>
   <source>{path} cannot be written.</source>
   <translation type="unfinished">{path} não pode ser gravado.</translation>
  </message>
  <message>
   <source>{folder} cannot be used: {reason}</source>
   <translation type="unfinished">{folder} não pode ser usada: {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} não pode ser gravado: {reason}</translation>
  </message>
 </context>
 <context>
  <name>measure.dose_curve</name>
  <message>
   <source>mean</source>
   <translation type="unfinished">média</translation>
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
   <translation type="unfinished">Baixa dose</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Dose completa</translation>
  </message>
  <message>
   <source>Bias of {measure} (%)</source>
   <translation type="unfinished">Viés de {measure} (%)</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_saving</name>
  <message>
   <source>Folder for the lesions</source>
   <translation type="unfinished">Pasta para as lesões</translation>
  </message>
  <message>
   <source>Writing the lesions ...</source>
   <translation type="unfinished">Gravando as lesões ...</translation>
  </message>
  <message>
   <source>This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.</source>
   <translation type="unfinished">Este caso não foi aberto de uma série DICOM, cujo cabeçalho uma segmentação DICOM exige.</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Os segmentos não podem ser entregues: {reason}</translation>
  </message>
  <message>
   <source>The lesions are in {path}</source>
   <translation type="unfinished">As lesões estão em {path}</translation>
  </message>
 </context>
 <context>
  <name>measure.lesion_widgets</name>
  <message>
   <source>Dose reduction factor</source>
   <translation type="unfinished">Fator de redução de dose</translation>
  </message>
  <message>
   <source>{lesion} is kept in the segmentation {name}.</source>
   <translation type="unfinished">{lesion} fica na segmentação {name}.</translation>
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
   <translation type="unfinished">41 % do máximo</translation>
  </message>
  <message>
   <source>Above SUV 2.5</source>
   <translation type="unfinished">Acima de SUV 2,5</translation>
  </message>
  <message>
   <source>There is no image at this place.</source>
   <translation type="unfinished">Não há imagem neste lugar.</translation>
  </message>
  <message>
   <source>SUV is not known in this case: choose another outline.</source>
   <translation type="unfinished">O SUV não é conhecido neste caso: escolha outro contorno.</translation>
  </message>
  <message>
   <source>The uptake at this place is below the threshold: choose another outline.</source>
   <translation type="unfinished">A captação neste lugar está abaixo do limiar: escolha outro contorno.</translation>
  </message>
  <message>
   <source>Lesions</source>
   <translation type="unfinished">Lesões</translation>
  </message>
  <message>
   <source>The region grows further than {reach} mm: choose another outline.</source>
   <translation type="unfinished">A região cresce além de {reach} mm: escolha outro contorno.</translation>
  </message>
 </context>
 <context>
  <name>measure.measures</name>
  <message>
   <source>all slices</source>
   <translation type="unfinished">todos os cortes</translation>
  </message>
  <message>
   <source>above, all slices; below, the slice that you look at</source>
   <translation type="unfinished">em cima, todos os cortes; embaixo, o corte à vista</translation>
  </message>
  <message>
   <source>{measure}
bias</source>
   <translation type="unfinished">{measure}
viés</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, its bias against the full dose in percent</source>
   <translation type="unfinished">{measure} do segmento; abaixo, seu viés em relação à dose completa, em porcentagem</translation>
  </message>
  <message>
   <source>bias against the full dose</source>
   <translation type="unfinished">viés em relação à dose completa</translation>
  </message>
  <message>
   <source>interval of the true value</source>
   <translation type="unfinished">intervalo do valor verdadeiro</translation>
  </message>
  <message>
   <source>Dose</source>
   <translation type="unfinished">Dose</translation>
  </message>
  <message>
   <source>Image</source>
   <translation type="unfinished">Imagem</translation>
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
   <translation type="unfinished">PSNR do corte (dB)</translation>
  </message>
  <message>
   <source>Slice SSIM</source>
   <translation type="unfinished">SSIM do corte</translation>
  </message>
  <message>
   <source>Slice NRMSE</source>
   <translation type="unfinished">NRMSE do corte</translation>
  </message>
  <message>
   <source>Peak signal-to-noise ratio against the full dose: higher is closer</source>
   <translation type="unfinished">Relação sinal-ruído de pico em relação à dose completa: mais alto é mais parecido</translation>
  </message>
  <message>
   <source>Structural similarity to the full dose: 1 is identical</source>
   <translation type="unfinished">Similaridade estrutural com a dose completa: 1 é idêntico</translation>
  </message>
  <message>
   <source>Root mean squared error against the full dose over its range: lower is closer</source>
   <translation type="unfinished">Raiz do erro quadrático médio em relação à dose completa, dividida pela faixa desta: mais baixo é mais parecido</translation>
  </message>
  <message>
   <source>Segment</source>
   <translation type="unfinished">Segmento</translation>
  </message>
  <message>
   <source>Volume (mL)</source>
   <translation type="unfinished">Volume (mL)</translation>
  </message>
  <message>
   <source>Bias of mean (%)</source>
   <translation type="unfinished">Viés da média (%)</translation>
  </message>
  <message>
   <source>Bias of max (%)</source>
   <translation type="unfinished">Viés do máximo (%)</translation>
  </message>
  <message>
   <source>Bias of peak (%)</source>
   <translation type="unfinished">Viés do pico (%)</translation>
  </message>
  <message>
   <source>{measure}
interval
bias</source>
   <translation type="unfinished">{measure}
intervalo
viés</translation>
  </message>
  <message>
   <source>{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the bias against the full dose in percent</source>
   <translation type="unfinished">{measure} do segmento; abaixo, em uma imagem restaurada, o intervalo em que está o valor verdadeiro, e o viés em relação à dose completa, em porcentagem</translation>
  </message>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
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
   <translation type="unfinished">A dose que foi restaurada</translation>
  </message>
  <message>
   <source>The image that is held against the full dose</source>
   <translation type="unfinished">A imagem que é comparada com a dose completa</translation>
  </message>
  <message>
   <source>{measure}: from ({level} %)</source>
   <translation type="unfinished">{measure}: de ({level} %)</translation>
  </message>
  <message>
   <source>{measure}: to ({level} %)</source>
   <translation type="unfinished">{measure}: até ({level} %)</translation>
  </message>
  <message>
   <source>The segment and its volume</source>
   <translation type="unfinished">O segmento e seu volume</translation>
  </message>
  <message>
   <source>The image that is measured</source>
   <translation type="unfinished">A imagem que é medida</translation>
  </message>
  <message>
   <source>low dose</source>
   <translation type="unfinished">baixa dose</translation>
  </message>
  <message>
   <source>{volume} mL</source>
   <translation type="unfinished">{volume} mL</translation>
  </message>
  <message>
   <source>{dose}, low dose</source>
   <translation type="unfinished">{dose}, baixa dose</translation>
  </message>
  <message>
   <source>mean</source>
   <translation type="unfinished">média</translation>
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
   <translation type="unfinished">volume</translation>
  </message>
 </context>
 <context>
  <name>measure.measuring</name>
  <message>
   <source>The segmentation is empty: draw a segment on the image first.</source>
   <translation type="unfinished">A segmentação está vazia: desenhe primeiro um segmento na imagem.</translation>
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
   <translation type="unfinished">Os números aparecem aqui quando um caso é restaurado.</translation>
  </message>
  <message>
   <source>The results have no full-dose reference to be held against. Segments and profiles can be measured.</source>
   <translation type="unfinished">Os resultados não têm uma referência de dose completa para comparação. Segmentos e perfis podem ser medidos.</translation>
  </message>
  <message>
   <source>Measuring the segments ...</source>
   <translation type="unfinished">Medindo os segmentos ...</translation>
  </message>
  <message>
   <source>Distance (mm)</source>
   <translation type="unfinished">Distância (mm)</translation>
  </message>
  <message>
   <source>The tables are on the clipboard.</source>
   <translation type="unfinished">As tabelas estão na área de transferência.</translation>
  </message>
  <message>
   <source>Save the tables</source>
   <translation type="unfinished">Salvar as tabelas</translation>
  </message>
  <message>
   <source>Comma-separated values (*.csv)</source>
   <translation type="unfinished">Valores separados por vírgulas (*.csv)</translation>
  </message>
  <message>
   <source>The tables are in {path}</source>
   <translation type="unfinished">As tabelas estão em {path}</translation>
  </message>
  <message>
   <source>The segments cannot be handed over: {reason}</source>
   <translation type="unfinished">Os segmentos não podem ser entregues: {reason}</translation>
  </message>
  <message>
   <source>{path} cannot be written: {reason}</source>
   <translation type="unfinished">{path} não pode ser gravado: {reason}</translation>
  </message>
 </context>
 <context>
  <name>panel.examination</name>
  <message>
   <source>What the worker found; it names no patient and no user</source>
   <translation type="unfinished">O que o processo encontrou; não nomeia nenhum paciente nem usuário</translation>
  </message>
  <message>
   <source>Examining: packages, devices, memory…</source>
   <translation type="unfinished">Examinando: pacotes, dispositivos, memória…</translation>
  </message>
  <message>
   <source>Copy the text, for a report of a fault; it names no patient and no user</source>
   <translation type="unfinished">Copiar o texto para relatar uma falha; não nomeia nenhum paciente nem usuário</translation>
  </message>
  <message>
   <source>Close this window</source>
   <translation type="unfinished">Fechar esta janela</translation>
  </message>
  <message>
   <source>Examine this computer</source>
   <translation type="unfinished">Examinar este computador</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished">Copiar</translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished">Fechar</translation>
  </message>
  <message>
   <source>another Python</source>
   <translation type="unfinished">outro Python</translation>
  </message>
  <message>
   <source>Slicer's own Python</source>
   <translation type="unfinished">o Python do Slicer</translation>
  </message>
  <message>
   <source>Slicer {version}; {python} runs the worker</source>
   <translation type="unfinished">Slicer {version}; {python} executa o processo</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">A pasta de trabalho não pode ser usada: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>panel.help</name>
  <message>
   <source>RED Low-Dose PET: help</source>
   <translation type="unfinished">RED PET de baixa dose: ajuda</translation>
  </message>
 </context>
 <context>
  <name>panel.registration</name>
  <message>
   <source>Low-dose PET case (RED)</source>
   <translation type="unfinished">Caso PET de baixa dose (RED)</translation>
  </message>
 </context>
 <context>
  <name>panel.settings_page</name>
  <message>
   <source>Slicer's own Python runs the worker.</source>
   <translation type="unfinished">O Python do Slicer executa o processo.</translation>
  </message>
  <message>
   <source>Clear the work folder</source>
   <translation type="unfinished">Esvaziar a pasta de trabalho</translation>
  </message>
  <message>
   <source>{size} MiB are kept there</source>
   <translation type="unfinished">Contém {size} MiB</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has to be opened again.</source>
   <translation type="unfinished">Remover de {folder} todos os casos abertos e as restaurações? Seus próprios arquivos permanecem. Um caso que esteja aberto terá de ser aberto de novo.</translation>
  </message>
  <message>
   <source>{python} runs the worker. Nothing is installed there.</source>
   <translation type="unfinished">{python} executa o processo. Nada é instalado lá.</translation>
  </message>
  <message>
   <source>There is no Python at {python}.</source>
   <translation type="unfinished">Não há Python em {python}.</translation>
  </message>
 </context>
 <context>
  <name>process.dependencies</name>
  <message>
   <source>PyTorch is missing. Install the extension PyTorch in the Extensions Manager, restart Slicer and press Apply again; or choose a Python environment that has it in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">Falta o PyTorch. Instale a extensão PyTorch no Gerenciador de Extensões, reinicie o Slicer e pressione Aplicar de novo; ou escolha um ambiente Python que o tenha em Editar &gt; Configurações do Aplicativo &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>Install Python packages</source>
   <translation type="unfinished">Instalar pacotes Python</translation>
  </message>
  <message>
   <source>RED needs Python packages that Slicer does not have yet:

{packages}

Download them (about {total} MB) and install them into Slicer's Python? This takes some minutes.</source>
   <translation type="unfinished">O RED precisa de pacotes Python que o Slicer ainda não tem:

{packages}

Baixá-los (cerca de {total} MB) e instalá-los no Python do Slicer? Isso leva alguns minutos.</translation>
  </message>
  <message>
   <source>about {size} MB</source>
   <translation type="unfinished">cerca de {size} MB</translation>
  </message>
  <message>
   <source>The chosen Python environment lacks {packages}. Nothing is installed there; type: {python} -m pip install {quoted}</source>
   <translation type="unfinished">Pacotes ausentes no ambiente Python escolhido: {packages}. Nada é instalado lá; digite: {python} -m pip install {quoted}</translation>
  </message>
  <message>
   <source>{size}, up to 3 GB with CUDA</source>
   <translation type="unfinished">{size}, até 3 GB com CUDA</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">A pasta de trabalho não pode ser usada: {reason}.</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}). See View &gt; Error Log.</source>
   <translation type="unfinished">Os pacotes não puderam ser instalados ({reason}). Consulte Visualizar &gt; Registro de Erros.</translation>
  </message>
 </context>
 <context>
  <name>process.jobs</name>
  <message>
   <source>No evidence here: it asks measured counts, and this case holds images, without their counts.</source>
   <translation type="unfinished">Sem evidência: exige contagens medidas, e este caso só tem imagens.</translation>
  </message>
  <message>
   <source>No evidence here: nothing is restored that the counts could bear out.</source>
   <translation type="unfinished">Sem evidência: não se restaura nada que as contagens possam sustentar.</translation>
  </message>
 </context>
 <context>
  <name>process.worker_failures</name>
  <message>
   <source>The worker was killed, most likely because memory ran out: restore fewer slices at a time (Slices: From), or close other programs.</source>
   <translation type="unfinished">O sistema encerrou o processo, provavelmente por falta de memória: restaure menos cortes de cada vez (Cortes: De) ou feche outros programas.</translation>
  </message>
  <message>
   <source>Device</source>
   <translation type="unfinished">Dispositivo</translation>
  </message>
  <message>
   <source>Dose beside each series in Case &gt; DICOM</source>
   <translation type="unfinished">Dose ao lado de cada série em Caso &gt; DICOM</translation>
  </message>
  <message>
   <source>the unit in Case &gt; Injection</source>
   <translation type="unfinished">a unidade em Caso &gt; Injeção</translation>
  </message>
  <message>
   <source>Dose levels</source>
   <translation type="unfinished">Níveis de dose</translation>
  </message>
  <message>
   <source>the list of time frames</source>
   <translation type="unfinished">a lista de frames temporais</translation>
  </message>
  <message>
   <source>the time in Case &gt; Injection</source>
   <translation type="unfinished">a hora em Caso &gt; Injeção</translation>
  </message>
  <message>
   <source>Iterations</source>
   <translation type="unfinished">Iterações</translation>
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
   <translation type="unfinished">Projetor</translation>
  </message>
  <message>
   <source>Resolution model</source>
   <translation type="unfinished">Modelo de resolução</translation>
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
   <translation type="unfinished">a lista de séries</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation type="unfinished">Passos</translation>
  </message>
  <message>
   <source>Subsets</source>
   <translation type="unfinished">Subconjuntos</translation>
  </message>
  <message>
   <source>The worker could not be started: Slicer's own Python ({python}) does not run. Install Slicer again, or choose a Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">O processo não pôde ser iniciado: o Python do Slicer ({python}) não funciona. Instale o Slicer de novo ou escolha um ambiente Python em Editar &gt; Configurações do Aplicativo &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The work folder {folder} cannot be used ({reason}). Choose another in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">A pasta de trabalho {folder} não pode ser usada ({reason}). Escolha outra em Editar &gt; Configurações do Aplicativo &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker said something that is none of its messages (“{text}”) and was stopped. Check the Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">O processo enviou algo que não é uma de suas mensagens (“{text}”) e foi interrompido. Verifique o ambiente Python em Editar &gt; Configurações do Aplicativo &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker is done, but its result {folder} is not there: was it removed? Try again.</source>
   <translation type="unfinished">O processo terminou, mas seu resultado {folder} não está lá: foi removido? Tente de novo.</translation>
  </message>
  <message>
   <source>The worker ended before it was done (exit code {code}) and did not say why.</source>
   <translation type="unfinished">O processo acabou antes de concluir (código de saída {code}) e não informou por quê.</translation>
  </message>
  <message>
   <source>The worker could not be started: {python} is no Python that runs. Choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">O processo não pôde ser iniciado: {python} não é um Python que funcione. Escolha outro ambiente Python em Editar &gt; Configurações do Aplicativo &gt; RED Low-Dose PET.</translation>
  </message>
  <message>
   <source>The worker crashed (signal or code {code}): try again, or on another device.</source>
   <translation type="unfinished">O processo falhou (sinal ou código {code}): tente de novo ou em outro dispositivo.</translation>
  </message>
  <message>
   <source>The Python that runs the worker lacks the package {package}: press Apply to install what is missing, or choose another Python environment in Edit &gt; Application Settings &gt; RED Low-Dose PET.</source>
   <translation type="unfinished">No Python que executa o processo falta o pacote {package}: pressione Aplicar para instalar o que falta, ou escolha outro ambiente Python em Editar &gt; Configurações do Aplicativo &gt; RED Low-Dose PET.</translation>
  </message>
 </context>
 <context>
  <name>restore.all_rays</name>
  <message>
   <source>less than a minute</source>
   <translation type="unfinished">menos de um minuto</translation>
  </message>
  <message>
   <source>about {hours} h</source>
   <translation type="unfinished">cerca de {hours} h</translation>
  </message>
  <message>
   <source>Open this case anew: it was read by an earlier version.</source>
   <translation type="unfinished">Abra este caso de novo: ele foi lido por uma versão anterior.</translation>
  </message>
  <message>
   <source>All rays: {time}, {memory} MB</source>
   <translation type="unfinished">Todas as LOR: {time}, {memory} MB</translation>
  </message>
  <message>
   <source>OSEM of every oblique ray, attenuated and normalised, without rebinning: {time} of one core, and up to {memory} MB of memory; nothing is restored.</source>
   <translation type="unfinished">OSEM com todas as linhas de resposta (LOR) oblíquas, com atenuação e normalização, sem reagrupamento: {time} com um núcleo e até {memory} MB de memória; nada é restaurado.</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation type="unfinished">cerca de {minutes} min</translation>
  </message>
 </context>
 <context>
  <name>restore.device_choice</name>
  <message>
   <source>{name}, {free} GiB free</source>
   <translation type="unfinished">{name}, {free} GiB livres</translation>
  </message>
  <message>
   <source>Automatic (first GPU, else CPU)</source>
   <translation type="unfinished">Automático (primeira GPU, senão CPU)</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">A pasta de trabalho não pode ser usada: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.evidence_choice</name>
  <message>
   <source>Takes {times} times as long, and up to {memory} MB of memory more.</source>
   <translation type="unfinished">Leva {times} vezes o tempo normal e usa até {memory} MB a mais de memória.</translation>
  </message>
 </context>
 <context>
  <name>restore.keeping_choice</name>
  <message>
   <source>Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration.</source>
   <translation type="unfinished">A dose desta imagem não foi informada: metade dela é mantida. Abra-a com sua dose para a restauração completa.</translation>
  </message>
  <message>
   <source>The case has no image yet to draw a region on: restore it once without.</source>
   <translation type="unfinished">O caso ainda não tem uma imagem em que desenhar uma região: restaure-o uma vez sem ela.</translation>
  </message>
  <message>
   <source>The protected segmentation is empty: draw a segment, or choose none.</source>
   <translation type="unfinished">A segmentação protegida está vazia: desenhe um segmento ou escolha nenhuma.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_card</name>
  <message>
   <source>Works on</source>
   <translation type="unfinished">Atua sobre</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogramas</translation>
  </message>
  <message>
   <source>Dose reduction factors</source>
   <translation type="unfinished">Fatores de redução de dose</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation type="unfinished">Unidade</translation>
  </message>
  <message>
   <source>Pixels or radial bins (mm)</source>
   <translation type="unfinished">Pixels ou bins radiais (mm)</translation>
  </message>
  <message>
   <source>Slice distance (mm)</source>
   <translation type="unfinished">Distância entre cortes (mm)</translation>
  </message>
  <message>
   <source>Neighbouring slices on each side</source>
   <translation type="unfinished">Cortes vizinhos de cada lado</translation>
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
   <translation type="unfinished">Atividade total, saída sobre entrada</translation>
  </message>
  <message>
   <source>Axes of its array</source>
   <translation type="unfinished">Eixos de sua matriz</translation>
  </message>
  <message>
   <source>Model card: {name}</source>
   <translation type="unfinished">Ficha do modelo: {name}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation type="unfinished">{low} a {high}</translation>
  </message>
  <message>
   <source>{name} has no contract beside it: write {stem}.toml, see Bring your model in the documentation.</source>
   <translation type="unfinished">{name} não tem um contrato a seu lado: escreva {stem}.toml, veja Bring your model na documentação.</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}.</source>
   <translation type="unfinished">{path} não pode ser lido: {reason}.</translation>
  </message>
  <message>
   <source>{name} is no model file of RED: choose one that redpet train wrote (*.safetensors), a checkpoint of the authors' release or an ONNX network ({endings}).</source>
   <translation type="unfinished">{name} não é um arquivo de modelo do RED: escolha um gravado por redpet train (*.safetensors), um checkpoint publicado pelos autores ou uma rede ONNX ({endings}).</translation>
  </message>
  <message>
   <source>{name} cannot be read as a contract: {reason}.</source>
   <translation type="unfinished">{name} não pode ser lido como contrato: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.model_choice</name>
  <message>
   <source>Choose a file...</source>
   <translation type="unfinished">Escolher um arquivo...</translation>
  </message>
  <message>
   <source>{method}: all rays of a scan (not restored)</source>
   <translation type="unfinished">{method}: todas as LOR do exame (não restaurado)</translation>
  </message>
  <message>
   <source>{method} only (not restored)</source>
   <translation type="unfinished">só {method} (não restaurado)</translation>
  </message>
  <message>
   <source>{method} (installed package)</source>
   <translation type="unfinished">{method} (pacote instalado)</translation>
  </message>
  <message>
   <source>Built-in</source>
   <translation type="unfinished">Integrado</translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished">Nenhum</translation>
  </message>
  <message>
   <source>{method} has no built-in model: choose a model file.</source>
   <translation type="unfinished">{method} não tem modelo integrado: escolha um arquivo de modelo.</translation>
  </message>
  <message>
   <source>Choose a model file</source>
   <translation type="unfinished">Escolher um arquivo de modelo</translation>
  </message>
  <message>
   <source>Model files ({patterns})</source>
   <translation type="unfinished">Arquivos de modelo ({patterns})</translation>
  </message>
 </context>
 <context>
  <name>restore.progress</name>
  <message>
   <source>Reconstructing all rays</source>
   <translation type="unfinished">Reconstruindo todas as LOR</translation>
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
   <translation type="unfinished">Corrigindo a imagem</translation>
  </message>
  <message>
   <source>Giving lesions back</source>
   <translation type="unfinished">Devolvendo lesões</translation>
  </message>
  <message>
   <source>Reconstructing the low dose</source>
   <translation type="unfinished">Reconstruindo a baixa dose</translation>
  </message>
  <message>
   <source>Reconstructing the restored</source>
   <translation type="unfinished">Reconstruindo o restaurado</translation>
  </message>
  <message>
   <source>Reconstructing the full dose</source>
   <translation type="unfinished">Reconstruindo a dose completa</translation>
  </message>
  <message>
   <source>Looking at the noise</source>
   <translation type="unfinished">Examinando o ruído</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation type="unfinished">Gravando</translation>
  </message>
  <message>
   <source>Judging by the counts</source>
   <translation type="unfinished">Julgando pelas contagens</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished">Lendo</translation>
  </message>
  <message>
   <source>Evidence {part}: {stage}</source>
   <translation type="unfinished">Evidência {part}: {stage}</translation>
  </message>
  <message>
   <source>slice {reached} of {slices}</source>
   <translation type="unfinished">corte {reached} de {slices}</translation>
  </message>
  <message>
   <source>{time} left</source>
   <translation type="unfinished">restam {time}</translation>
  </message>
 </context>
 <context>
  <name>restore.queue</name>
  <message>
   <source>Cancelled. What was restored before stays.</source>
   <translation type="unfinished">Cancelado. O que já foi restaurado permanece.</translation>
  </message>
  <message>
   <source>Restored.</source>
   <translation type="unfinished">Restaurado.</translation>
  </message>
  <message>
   <source>Opened at once: this was restored before.</source>
   <translation type="unfinished">Aberto de imediato: já havia sido restaurado.</translation>
  </message>
  <message>
   <source>The result in {folder} cannot be shown: {reason}.</source>
   <translation type="unfinished">O resultado em {folder} não pode ser mostrado: {reason}.</translation>
  </message>
  <message>
   <source>Restored {count} dose levels.</source>
   <translation type="unfinished">{count} níveis de dose restaurados.</translation>
  </message>
 </context>
 <context>
  <name>restore.section</name>
  <message>
   <source>Wait until the case is open.</source>
   <translation type="unfinished">Aguarde até que o caso esteja aberto.</translation>
  </message>
  <message>
   <source>The cases of the list are being restored: wait, or stop that in Case.</source>
   <translation type="unfinished">Os casos da lista estão sendo restaurados: aguarde ou pare isso em Caso.</translation>
  </message>
  <message>
   <source>Open a case first.</source>
   <translation type="unfinished">Abra primeiro um caso.</translation>
  </message>
  <message>
   <source>The case holds no low dose level: make a dose ladder in Case.</source>
   <translation type="unfinished">O caso não tem nenhum nível de baixa dose: crie uma escala de doses em Caso.</translation>
  </message>
  <message>
   <source>Choose a dose level.</source>
   <translation type="unfinished">Escolha um nível de dose.</translation>
  </message>
  <message>
   <source>The first slice lies behind the last.</source>
   <translation type="unfinished">O primeiro corte está depois do último.</translation>
  </message>
  <message>
   <source>Starting the worker</source>
   <translation type="unfinished">Iniciando o processo</translation>
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
   <translation type="unfinished">Lendo o resultado</translation>
  </message>
  <message>
   <source>Cancelling</source>
   <translation type="unfinished">Cancelando</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished">Nada foi alterado.</translation>
  </message>
  <message>
   <source>Stop; levels that are restored already stay ({key})</source>
   <translation type="unfinished">Parar; os níveis já restaurados permanecem ({key})</translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished">Todos</translation>
  </message>
  <message>
   <source>The one in view</source>
   <translation type="unfinished">O que está à vista</translation>
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
   <translation type="unfinished">Retroprojeção filtrada</translation>
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
   <translation type="unfinished">Restaurar em segundo plano os níveis de dose escolhidos ({key})</translation>
  </message>
  <message>
   <source>The input or the work folder cannot be read: {reason}.</source>
   <translation type="unfinished">A entrada ou a pasta de trabalho não pode ser lida: {reason}.</translation>
  </message>
 </context>
 <context>
  <name>restore.view</name>
  <message>
   <source>{level} on {device}</source>
   <translation type="unfinished">{level} em {device}</translation>
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
   <translation type="unfinished">Sustentado</translation>
  </message>
  <message>
   <source>Cannot tell</source>
   <translation type="unfinished">Indefinido</translation>
  </message>
  <message>
   <source>Contradicted</source>
   <translation type="unfinished">Contradito</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished">evidência</translation>
  </message>
 </context>
 <context>
  <name>scene.hierarchy</name>
  <message>
   <source>Low-dose PET</source>
   <translation type="unfinished">PET de baixa dose</translation>
  </message>
 </context>
 <context>
  <name>scene.importing</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished">imagem</translation>
  </message>
  <message>
   <source>sinogram</source>
   <translation type="unfinished">sinograma</translation>
  </message>
  <message>
   <source>minus full dose</source>
   <translation type="unfinished">menos dose completa</translation>
  </message>
  <message>
   <source>removed</source>
   <translation type="unfinished">removido</translation>
  </message>
  <message>
   <source>image as given</source>
   <translation type="unfinished">imagem como dada</translation>
  </message>
  <message>
   <source> beside {result}</source>
   <translation type="unfinished"> ao lado de {result}</translation>
  </message>
 </context>
 <context>
  <name>scene.roles</name>
  <message>
   <source>full dose</source>
   <translation type="unfinished">dose completa</translation>
  </message>
  <message>
   <source>dose unknown</source>
   <translation type="unfinished">dose desconhecida</translation>
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
   <translation type="unfinished">{path} não pode ser lido.</translation>
  </message>
  <message>
   <source>The unit of {name} is not known: choose one.</source>
   <translation type="unfinished">A unidade de {name} não é conhecida: escolha uma.</translation>
  </message>
  <message>
   <source>{path} could not be written: check the folder and the free space.</source>
   <translation type="unfinished">{path} não pôde ser gravado: verifique a pasta e o espaço livre.</translation>
  </message>
  <message>
   <source>A transform deforms {name}: harden it or take it away first.</source>
   <translation type="unfinished">Uma transformação deforma {name}: endureça-a (Harden) ou retire-a primeiro.</translation>
  </message>
  <message>
   <source>The segments {first} and {second} overlap: put them into two segmentations.</source>
   <translation type="unfinished">Os segmentos {first} e {second} se sobrepõem: coloque-os em duas segmentações.</translation>
  </message>
 </context>
 <context>
  <name>study.section</name>
  <message>
   <source>Choose the design of a study</source>
   <translation type="unfinished">Escolher o desenho de um estudo</translation>
  </message>
  <message>
   <source>Design of a study (*.toml)</source>
   <translation type="unfinished">Desenho de um estudo (*.toml)</translation>
  </message>
  <message>
   <source>The study is made. Keep its file key.json away from the readers.</source>
   <translation type="unfinished">O estudo foi criado. Mantenha o arquivo key.json longe dos leitores.</translation>
  </message>
  <message>
   <source>Stopped. All answers are kept; Begin goes on where you were.</source>
   <translation type="unfinished">Parado. Todas as respostas foram mantidas; Começar continua de onde você estava.</translation>
  </message>
  <message>
   <source>All {count} readings are closed. Thank you.</source>
   <translation type="unfinished">Todas as {count} leituras estão encerradas. Obrigado.</translation>
  </message>
  <message>
   <source>An image of the study cannot be read: {reason}.</source>
   <translation type="unfinished">Uma imagem do estudo não pode ser lida: {reason}.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation type="unfinished">Cancelado.</translation>
  </message>
  <message>
   <source>The work folder cannot be used: {reason}.</source>
   <translation type="unfinished">A pasta de trabalho não pode ser usada: {reason}.</translation>
  </message>
  <message>
   <source>The study cannot be read: {reason}.</source>
   <translation type="unfinished">O estudo não pode ser lido: {reason}.</translation>
  </message>
  <message>
   <source>The answer could not be kept: {reason}.</source>
   <translation type="unfinished">A resposta não pôde ser salva: {reason}.</translation>
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
   <translation type="unfinished">Lendo a imagem…</translation>
  </message>
  <message>
   <source>Press 1 to 5.</source>
   <translation type="unfinished">Pressione de 1 a 5.</translation>
  </message>
  <message>
   <source>All questions are answered.</source>
   <translation type="unfinished">Todas as perguntas foram respondidas.</translation>
  </message>
  <message>
   <source>Return closes this reading; Backspace goes back.</source>
   <translation type="unfinished">Enter encerra esta leitura; Backspace volta.</translation>
  </message>
  <message>
   <source>Close this reading</source>
   <translation type="unfinished">Encerrar esta leitura</translation>
  </message>
  <message>
   <source>All are marked</source>
   <translation type="unfinished">Todas marcadas</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Próximo</translation>
  </message>
  <message>
   <source>All questions are answered: press Return to close this reading.</source>
   <translation type="unfinished">Todas as perguntas respondidas: Enter encerra esta leitura.</translation>
  </message>
  <message>
   <source>Point at a lesion in a view and press 1 to 5; press Return when all are marked.</source>
   <translation type="unfinished">Aponte uma lesão em uma vista e tecle de 1 a 5; tecle Enter quando todas estiverem marcadas.</translation>
  </message>
  <message>
   <source>Press 1 for the left image or 2 for the right one.</source>
   <translation type="unfinished">1 para a imagem esquerda, 2 para a direita.</translation>
  </message>
  <message>
   <source>Point at a lesion and press 1 (unsure) to 5 (certain). Return: all are marked.</source>
   <translation type="unfinished">Aponte uma lesão e tecle 1 (incerta) a 5 (certa). Enter: todas marcadas.</translation>
  </message>
  <message>
   <source>Press 1 for the left image, 2 for the right one.</source>
   <translation type="unfinished">Pressione 1 para a imagem esquerda, 2 para a direita.</translation>
  </message>
  <message>
   <source>Reading {number} of {total}</source>
   <translation type="unfinished">Leitura {number} de {total}</translation>
  </message>
  <message>
   <source>lowest</source>
   <translation type="unfinished">o mais baixo</translation>
  </message>
  <message>
   <source>highest</source>
   <translation type="unfinished">o mais alto</translation>
  </message>
  <message>
   <source>So far: {answer}</source>
   <translation type="unfinished">Até agora: {answer}</translation>
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
   <translation type="unfinished">Abrir séries PET do banco de dados DICOM do Slicer</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished">Pasta</translation>
  </message>
  <message>
   <source>Open a folder: a DICOM series, one series for each dose level, or a simulated case</source>
   <translation type="unfinished">Abrir uma pasta: uma série DICOM, uma série para cada nível de dose ou um caso simulado</translation>
  </message>
  <message>
   <source>Sinogram</source>
   <translation type="unfinished">Sinograma</translation>
  </message>
  <message>
   <source>Open a raw sinogram file: an Interfile header, or an array with its description beside it. A file dropped on Slicer's window opens too.</source>
   <translation type="unfinished">Abrir um arquivo de sinograma bruto: um cabeçalho Interfile, ou uma matriz com sua descrição ao lado. Um arquivo solto na janela do Slicer também é aberto.</translation>
  </message>
  <message>
   <source>Volumes</source>
   <translation type="unfinished">Volumes</translation>
  </message>
  <message>
   <source>Use volumes that are in the scene already</source>
   <translation type="unfinished">Usar volumes que já estão na cena</translation>
  </message>
  <message>
   <source>Case list</source>
   <translation type="unfinished">Lista de casos</translation>
  </message>
  <message>
   <source>Choose a folder of cases, and go through them one after the other</source>
   <translation type="unfinished">Escolher uma pasta de casos e percorrê-los um após o outro</translation>
  </message>
  <message>
   <source>Full dose:</source>
   <translation type="unfinished">Dose completa:</translation>
  </message>
  <message>
   <source>The full-dose PET volume: the reference, or the start of a dose ladder</source>
   <translation type="unfinished">O volume PET de dose completa: a referência, ou o início de uma escala de doses</translation>
  </message>
  <message>
   <source>Low dose:</source>
   <translation type="unfinished">Baixa dose:</translation>
  </message>
  <message>
   <source>The low-dose PET volume to restore</source>
   <translation type="unfinished">O volume PET de baixa dose a restaurar</translation>
  </message>
  <message>
   <source>Dose reduction:</source>
   <translation type="unfinished">Redução de dose:</translation>
  </message>
  <message>
   <source>Dose reduction factor of the low-dose volume: 4 means a quarter of the counts</source>
   <translation type="unfinished">Fator de redução de dose do volume de baixa dose: 4 significa um quarto das contagens</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation type="unfinished">não informado</translation>
  </message>
  <message>
   <source>Unit:</source>
   <translation type="unfinished">Unidade:</translation>
  </message>
  <message>
   <source>The unit of the voxel values, for a volume that does not state it itself. It is never guessed.</source>
   <translation type="unfinished">A unidade dos valores dos voxels, para um volume que não a informa. Ela nunca é presumida.</translation>
  </message>
  <message>
   <source>Open volumes</source>
   <translation type="unfinished">Abrir volumes</translation>
  </message>
  <message>
   <source>Open the chosen volumes as a case. Volumes that came from DICOM are read from their DICOM files.</source>
   <translation type="unfinished">Abrir os volumes escolhidos como um caso. Volumes que vieram do DICOM são lidos de seus arquivos DICOM.</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation type="unfinished">Fechar esta mensagem</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Cancelar</translation>
  </message>
  <message>
   <source>Stop opening; the open case stays</source>
   <translation type="unfinished">Parar a abertura; o caso aberto permanece</translation>
  </message>
  <message>
   <source>How far opening the case is</source>
   <translation type="unfinished">Andamento da abertura do caso</translation>
  </message>
  <message>
   <source>No case is open</source>
   <translation type="unfinished">Nenhum caso está aberto</translation>
  </message>
  <message>
   <source>Choose where your PET case comes from, or drop a raw sinogram on Slicer's window. To look around first, open the sample case: it is made on this computer, without a download.</source>
   <translation type="unfinished">Escolha de onde vem o seu caso PET, ou solte um sinograma bruto na janela do Slicer. Para explorar primeiro, abra o caso de exemplo: ele é criado neste computador, sem download.</translation>
  </message>
  <message>
   <source>Open sample case</source>
   <translation type="unfinished">Abrir caso de exemplo</translation>
  </message>
  <message>
   <source>A phantom with full dose and a ladder of low doses, made on this computer without a download</source>
   <translation type="unfinished">Um fantoma com dose completa e uma escala de baixas doses, criado neste computador sem download</translation>
  </message>
  <message>
   <source>What is known of the open case</source>
   <translation type="unfinished">O que se sabe do caso aberto</translation>
  </message>
  <message>
   <source>Corrections...</source>
   <translation type="unfinished">Correções...</translation>
  </message>
  <message>
   <source>What was corrected in the counts of this scan, what is missing, and what that does to the numbers. Corrections can be left out.</source>
   <translation type="unfinished">O que foi corrigido nas contagens deste exame, o que falta e como isso afeta os valores. Correções podem ser omitidas.</translation>
  </message>
  <message>
   <source>3D sinogram...</source>
   <translation type="unfinished">Sinograma 3D...</translation>
  </message>
  <message>
   <source>Look at the scan as the file holds it, plane by plane of each segment: not rebinned, not corrected</source>
   <translation type="unfinished">Ver o exame como está no arquivo, plano a plano de cada segmento: sem reagrupamento, sem correção</translation>
  </message>
  <message>
   <source>Show patient</source>
   <translation type="unfinished">Mostrar paciente</translation>
  </message>
  <message>
   <source>Show the patient's name, ID, study and series, and folder names in the case list. Off: nothing that names a patient is shown.</source>
   <translation type="unfinished">Mostrar nome, ID, estudo e série do paciente, e os nomes das pastas na lista de casos. Desativado: nada que identifique um paciente é mostrado.</translation>
  </message>
  <message>
   <source>Injection...</source>
   <translation type="unfinished">Injeção...</translation>
  </message>
  <message>
   <source>Say the unit of the injected dose or the time of the injection where the file says them wrongly. SUV follows.</source>
   <translation type="unfinished">Informar a unidade da dose injetada ou a hora da injeção quando o arquivo as traz erradas. O SUV segue a correção.</translation>
  </message>
  <message>
   <source>Make dose ladder</source>
   <translation type="unfinished">Criar escala de doses</translation>
  </message>
  <message>
   <source>Simulate low doses from this full-dose case: DRF 4, 10, 20, 50 and 100. The ladder becomes the open case.</source>
   <translation type="unfinished">Simular baixas doses a partir deste caso de dose completa: DRF 4, 10, 20, 50 e 100. A escala passa a ser o caso aberto.</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Anterior</translation>
  </message>
  <message>
   <source>Open the previous case (P)</source>
   <translation type="unfinished">Abrir o caso anterior (P)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Próximo</translation>
  </message>
  <message>
   <source>Open the next case (N)</source>
   <translation type="unfinished">Abrir o próximo caso (N)</translation>
  </message>
  <message>
   <source>Close the list; the open case stays</source>
   <translation type="unfinished">Fechar a lista; o caso aberto permanece</translation>
  </message>
  <message>
   <source>Show the cases alone in whose line these words occur</source>
   <translation type="unfinished">Mostrar só os casos em cuja linha aparecem estas palavras</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation type="unfinished">Filtrar</translation>
  </message>
  <message>
   <source>Show the cases alone that are in this state</source>
   <translation type="unfinished">Mostrar só os casos que estão neste estado</translation>
  </message>
  <message>
   <source>Restore all</source>
   <translation type="unfinished">Restaurar todos</translation>
  </message>
  <message>
   <source>Restore all dose levels of all cases in the background, as the section Restore says, while you read others; what is restored stays when it is stopped</source>
   <translation type="unfinished">Restaurar em segundo plano todos os níveis de dose de todos os casos, como indica a seção Restaurar, enquanto você lê outros; o que já foi restaurado permanece ao parar</translation>
  </message>
  <message>
   <source>Cohort…</source>
   <translation type="unfinished">Coorte…</translation>
  </message>
  <message>
   <source>Restore and measure all cases of this folder by several processes, as the section Restore says, into a folder of your choice: results, a table with a row for each case, dose and region, and a page with the outliers first</source>
   <translation type="unfinished">Restaurar e medir com vários processos todos os casos desta pasta, como indica a seção Restaurar, em uma pasta à sua escolha: resultados, uma tabela com uma linha para cada caso, dose e região, e uma página com os valores atípicos primeiro</translation>
  </message>
  <message>
   <source>The cases of the folder; a green mark shows what has been restored. A click on a head sorts; N and P open the next and the previous case.</source>
   <translation type="unfinished">Os casos da pasta; uma marca verde mostra o que já foi restaurado. Um clique em um cabeçalho ordena; N e P abrem o próximo caso e o anterior.</translation>
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
   <translation type="unfinished">Como um caso é lido: leiaute, linhas e colunas, janela, cores, sobreposição. Um caso é aberto como o último foi lido</translation>
  </message>
  <message>
   <source>Save ...</source>
   <translation type="unfinished">Salvar ...</translation>
  </message>
  <message>
   <source>Save how this case is read under a name; kept in the application, without anything of the patient</source>
   <translation type="unfinished">Salvar com um nome o modo como este caso é lido; fica no aplicativo, sem nada do paciente</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished">Excluir</translation>
  </message>
  <message>
   <source>Delete the chosen protocol</source>
   <translation type="unfinished">Excluir o protocolo escolhido</translation>
  </message>
  <message>
   <source>Layout:</source>
   <translation type="unfinished">Leiaute:</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation type="unfinished">Colunas</translation>
  </message>
  <message>
   <source>One dose level: low dose, restored and full dose beside each other, as sinograms, images and differences</source>
   <translation type="unfinished">Um nível de dose: baixa dose, restaurada e dose completa lado a lado, como sinogramas, imagens e diferenças</translation>
  </message>
  <message>
   <source>Doses</source>
   <translation type="unfinished">Doses</translation>
  </message>
  <message>
   <source>All dose levels beside each other, with the full dose at the end</source>
   <translation type="unfinished">Todos os níveis de dose lado a lado, com a dose completa no fim</translation>
  </message>
  <message>
   <source>Planes</source>
   <translation type="unfinished">Planos</translation>
  </message>
  <message>
   <source>Axial, coronal and sagittal slices and a rotating MIP (maximum intensity projection) of low dose, restored and full dose. A click shows that place in all planes</source>
   <translation type="unfinished">Cortes axiais, coronais e sagitais e uma MIP giratória (projeção de intensidade máxima) de baixa dose, restaurada e dose completa. Um clique mostra esse lugar em todos os planos</translation>
  </message>
  <message>
   <source>Rows:</source>
   <translation type="unfinished">Linhas:</translation>
  </message>
  <message>
   <source>Axial</source>
   <translation type="unfinished">Axial</translation>
  </message>
  <message>
   <source>Show the row of axial slices</source>
   <translation type="unfinished">Mostrar a linha de cortes axiais</translation>
  </message>
  <message>
   <source>Coronal</source>
   <translation type="unfinished">Coronal</translation>
  </message>
  <message>
   <source>Show the row of coronal slices</source>
   <translation type="unfinished">Mostrar a linha de cortes coronais</translation>
  </message>
  <message>
   <source>Sagittal</source>
   <translation type="unfinished">Sagital</translation>
  </message>
  <message>
   <source>Show the row of sagittal slices</source>
   <translation type="unfinished">Mostrar a linha de cortes sagitais</translation>
  </message>
  <message>
   <source>MIP</source>
   <translation type="unfinished">MIP</translation>
  </message>
  <message>
   <source>Show the row of maximum intensity projections; turn the wheel over one to turn the patient</source>
   <translation type="unfinished">Mostrar a linha de projeções de intensidade máxima; gire a roda sobre uma para girar o paciente</translation>
  </message>
  <message>
   <source>Turn the MIP on and on, once around in 3.6 s (key M)</source>
   <translation type="unfinished">Girar a MIP continuamente, uma volta em 3,6 s (tecla M)</translation>
  </message>
  <message>
   <source>Sinograms</source>
   <translation type="unfinished">Sinogramas</translation>
  </message>
  <message>
   <source>Show the row of sinograms</source>
   <translation type="unfinished">Mostrar a linha de sinogramas</translation>
  </message>
  <message>
   <source>Images</source>
   <translation type="unfinished">Imagens</translation>
  </message>
  <message>
   <source>Show the row of images</source>
   <translation type="unfinished">Mostrar a linha de imagens</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished">Diferenças</translation>
  </message>
  <message>
   <source>Show the row of differences: image minus full dose</source>
   <translation type="unfinished">Mostrar a linha de diferenças: imagem menos dose completa</translation>
  </message>
  <message>
   <source>Columns:</source>
   <translation type="unfinished">Colunas:</translation>
  </message>
  <message>
   <source>Low dose</source>
   <translation type="unfinished">Baixa dose</translation>
  </message>
  <message>
   <source>Show the low dose</source>
   <translation type="unfinished">Mostrar a baixa dose</translation>
  </message>
  <message>
   <source>Restored</source>
   <translation type="unfinished">Restaurada</translation>
  </message>
  <message>
   <source>Show the restored result</source>
   <translation type="unfinished">Mostrar o resultado restaurado</translation>
  </message>
  <message>
   <source>Full dose</source>
   <translation type="unfinished">Dose completa</translation>
  </message>
  <message>
   <source>Show the full-dose reference</source>
   <translation type="unfinished">Mostrar a referência de dose completa</translation>
  </message>
  <message>
   <source>The window has no room for all columns: move on to the others (arrow keys)</source>
   <translation type="unfinished">Na janela não cabem todas as colunas: passe às outras (teclas de seta)</translation>
  </message>
  <message>
   <source>Result:</source>
   <translation type="unfinished">Resultado:</translation>
  </message>
  <message>
   <source>The dose level that is compared</source>
   <translation type="unfinished">O nível de dose comparado</translation>
  </message>
  <message>
   <source>The method that restored it</source>
   <translation type="unfinished">O método que a restaurou</translation>
  </message>
  <message>
   <source>Next lower dose (key [)</source>
   <translation type="unfinished">Próxima dose mais baixa (tecla [)</translation>
  </message>
  <message>
   <source>Next higher dose (key ])</source>
   <translation type="unfinished">Próxima dose mais alta (tecla ])</translation>
  </message>
  <message>
   <source>Window:</source>
   <translation type="unfinished">Janela:</translation>
  </message>
  <message>
   <source>Window of all images, in the unit that is shown; fitted ones follow the full dose. The next case of the same tracer opens with it</source>
   <translation type="unfinished">Janela de todas as imagens, na unidade mostrada; as ajustadas seguem a dose completa. O próximo caso com o mesmo traçador é aberto com ela</translation>
  </message>
  <message>
   <source>Count in SUV (body weight) instead of the images' own unit; needs a known SUV factor</source>
   <translation type="unfinished">Mostrar em SUV (peso corporal) em vez da unidade própria das imagens; exige um fator SUV conhecido</translation>
  </message>
  <message>
   <source>Mean of the full dose in the sphere of 30 mm that was placed automatically: drag it where it is not in healthy liver</source>
   <translation type="unfinished">Média da dose completa na esfera de 30 mm colocada automaticamente: arraste-a se não estiver em fígado sadio</translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished">Mostrar</translation>
  </message>
  <message>
   <source>Go to the slice of the sphere in the liver</source>
   <translation type="unfinished">Ir ao corte da esfera no fígado</translation>
  </message>
  <message>
   <source>Width:</source>
   <translation type="unfinished">Largura:</translation>
  </message>
  <message>
   <source>Width of the window of all images, in their unit (SUV or Bq/mL); the same as dragging with the mouse in an image</source>
   <translation type="unfinished">Largura da janela de todas as imagens, na unidade delas (SUV ou Bq/mL); o mesmo que arrastar com o mouse em uma imagem</translation>
  </message>
  <message>
   <source>Level:</source>
   <translation type="unfinished">Nível:</translation>
  </message>
  <message>
   <source>Middle of the window of all images, in their unit (SUV or Bq/mL)</source>
   <translation type="unfinished">Centro da janela de todas as imagens, na unidade delas (SUV ou Bq/mL)</translation>
  </message>
  <message>
   <source>Differences:</source>
   <translation type="unfinished">Diferenças:</translation>
  </message>
  <message>
   <source>Differences are shown from minus this to plus this, in the unit of the images (SUV or Bq/mL)</source>
   <translation type="unfinished">As diferenças são mostradas de menos este valor a mais este valor, na unidade das imagens (SUV ou Bq/mL)</translation>
  </message>
  <message>
   <source>Colours:</source>
   <translation type="unfinished">Cores:</translation>
  </message>
  <message>
   <source>Colours of the images: from no activity to the upper end of the window</source>
   <translation type="unfinished">Cores das imagens: de nenhuma atividade até o extremo superior da janela</translation>
  </message>
  <message>
   <source>Colours of the sinograms</source>
   <translation type="unfinished">Cores dos sinogramas</translation>
  </message>
  <message>
   <source>Overlay:</source>
   <translation type="unfinished">Sobrepor:</translation>
  </message>
  <message>
   <source>The image that lies over the other one</source>
   <translation type="unfinished">A imagem que fica sobre a outra</translation>
  </message>
  <message>
   <source>on</source>
   <translation type="unfinished">sobre</translation>
  </message>
  <message>
   <source>The image that it lies on; the overlay is seen in the views of this one</source>
   <translation type="unfinished">A imagem que fica embaixo; a sobreposição aparece nas vistas desta</translation>
  </message>
  <message>
   <source>Fade: mixed. Curtain: the upper image right of it. Squares: the upper image in every other square of a checkerboard</source>
   <translation type="unfinished">Esmaecer: misturadas. Cortina: a imagem de cima à direita dela. Xadrez: a imagem de cima nos quadros alternados de um xadrez</translation>
  </message>
  <message>
   <source>How much of the upper image is seen, in percent; for squares, how small they are</source>
   <translation type="unfinished">Quanto se vê da imagem de cima, em porcentagem; no xadrez, quão pequenos são os quadros</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation type="unfinished">Removido</translation>
  </message>
  <message>
   <source>What the restoration removed from the low dose, over the restored image: in units of the noise expected there, clear below 2. Red was removed, blue was added</source>
   <translation type="unfinished">O que a restauração removeu da baixa dose, sobre a imagem restaurada: em unidades do ruído esperado, transparente abaixo de 2. Vermelho: removido, azul: acrescentado</translation>
  </message>
  <message>
   <source>The upper image in the place of the lower one, and back (key F)</source>
   <translation type="unfinished">A imagem de cima no lugar da de baixo, e de volta (tecla F)</translation>
  </message>
  <message>
   <source>CT or MR:</source>
   <translation type="unfinished">TC ou RM:</translation>
  </message>
  <message>
   <source>How much of the CT (window 400, level 40 HU) or MR is seen over the images, in percent</source>
   <translation type="unfinished">Quanto se vê da TC (janela 400, nível 40 HU) ou da RM sobre as imagens, em porcentagem</translation>
  </message>
  <message>
   <source>Load</source>
   <translation type="unfinished">Carregar</translation>
  </message>
  <message>
   <source>Find the CT or MR that shares study and frame of reference with the PET, in its folder, beside it, or in Slicer's DICOM database</source>
   <translation type="unfinished">Procurar a TC ou RM que compartilha estudo e sistema de referência com a PET, na pasta dela, ao lado ou no banco de dados DICOM do Slicer</translation>
  </message>
  <message>
   <source>Slice:</source>
   <translation type="unfinished">Corte:</translation>
  </message>
  <message>
   <source>The slice in all views (keys Page Up and Page Down)</source>
   <translation type="unfinished">O corte em todas as vistas (teclas Page Up e Page Down)</translation>
  </message>
  <message>
   <source>Fit the pictures into all views</source>
   <translation type="unfinished">Ajustar as imagens a todas as vistas</translation>
  </message>
  <message>
   <source>Crosshair in all views: hold Shift and move the mouse to place it</source>
   <translation type="unfinished">Mira em todas as vistas: mantenha Shift pressionado e mova o mouse para posicioná-la</translation>
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
   <translation type="unfinished">Ver o pior achado em todas as vistas</translation>
  </message>
  <message>
   <source>Map</source>
   <translation type="unfinished">Mapa</translation>
  </message>
  <message>
   <source>Show what the counts say over the images (E)</source>
   <translation type="unfinished">Mostrar sobre as imagens o que dizem as contagens (E)</translation>
  </message>
  <message>
   <source>How strongly the map is filled, as a number from 0, where its outlines alone are left, to 1</source>
   <translation type="unfinished">Intensidade do preenchimento do mapa, de 0 (só os contornos) a 1</translation>
  </message>
  <message>
   <source>Supported: the counts hold it. Contradicted: the counts do not agree with the image. Cannot tell: there are too few counts.</source>
   <translation type="unfinished">Sustentado: as contagens o confirmam. Contradito: as contagens não concordam com a imagem. Indefinido: há poucas contagens.</translation>
  </message>
  <message>
   <source>Findings, worst first: click one, or go on by the arrow keys, to see its place in all views</source>
   <translation type="unfinished">Achados, o pior primeiro: clique em um ou avance com as teclas de seta para ver seu lugar em todas as vistas</translation>
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished">Anterior</translation>
  </message>
  <message>
   <source>The finding before (,)</source>
   <translation type="unfinished">O achado anterior (,)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Próximo</translation>
  </message>
  <message>
   <source>The next finding (.)</source>
   <translation type="unfinished">O próximo achado (.)</translation>
  </message>
 </context>
 <context>
  <name>ExportSection</name>
  <message>
   <source>The results that are written; uncheck what you do not want</source>
   <translation type="unfinished">Os resultados que são gravados; desmarque os que você não quer</translation>
  </message>
  <message>
   <source>Description:</source>
   <translation type="unfinished">Descrição:</translation>
  </message>
  <message>
   <source>The series description of the new series, up to 64 characters; empty for one that names dose and method</source>
   <translation type="unfinished">A descrição da nova série, até 64 caracteres; vazia para uma que informe dose e método</translation>
  </message>
  <message>
   <source>Dose and method</source>
   <translation type="unfinished">Dose e método</translation>
  </message>
  <message>
   <source>Folder:</source>
   <translation type="unfinished">Pasta:</translation>
  </message>
  <message>
   <source>Each series is written into a new folder inside this one; nothing is overwritten</source>
   <translation type="unfinished">Cada série é gravada em uma pasta nova dentro desta; nada é sobrescrito</translation>
  </message>
  <message>
   <source>Add to Slicer's DICOM database</source>
   <translation type="unfinished">Adicionar ao banco de dados DICOM do Slicer</translation>
  </message>
  <message>
   <source>The new series then lies beside its source in the DICOM module</source>
   <translation type="unfinished">A nova série fica ao lado de sua origem no módulo DICOM</translation>
  </message>
  <message>
   <source>Remove patient data</source>
   <translation type="unfinished">Remover os dados do paciente</translation>
  </message>
  <message>
   <source>Basic Profile of DICOM PS3.15: new identifiers; weight and times go too, so no SUV can be computed</source>
   <translation type="unfinished">Basic Profile do DICOM PS3.15: identificadores novos; peso e horas também são removidos, então o SUV não pode ser calculado</translation>
  </message>
  <message>
   <source>With the evidence: map and findings</source>
   <translation type="unfinished">Com a evidência: mapa e achados</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the map as a Segmentation, the findings as a Structured Report</source>
   <translation type="unfinished">Ao lado da série, no mesmo estudo: o mapa como Segmentation, os achados como Structured Report</translation>
  </message>
  <message>
   <source>With the regions: outlines and intervals</source>
   <translation type="unfinished">Com as regiões: contornos e intervalos</translation>
  </message>
  <message>
   <source>Beside the series, in the same study: the segments chosen in Measure as a Segmentation, their SUV, volume (mL) and 90 % intervals as a Structured Report</source>
   <translation type="unfinished">Ao lado da série, no mesmo estudo: os segmentos escolhidos em Medir como Segmentation, seus SUV, volumes (mL) e intervalos de 90 % como Structured Report</translation>
  </message>
  <message>
   <source>Export DICOM series</source>
   <translation type="unfinished">Exportar série DICOM</translation>
  </message>
  <message>
   <source>Write each checked result as a derived PET series with the header of its source; for research only</source>
   <translation type="unfinished">Gravar cada resultado marcado como série PET derivada com o cabeçalho de sua origem; somente para pesquisa</translation>
  </message>
  <message>
   <source>Figure...</source>
   <translation type="unfinished">Figura...</translation>
  </message>
  <message>
   <source>Save the comparison of low dose, restored and full dose as a PNG picture</source>
   <translation type="unfinished">Salvar como imagem PNG a comparação de baixa dose, restaurada e dose completa</translation>
  </message>
  <message>
   <source>Views...</source>
   <translation type="unfinished">Vistas...</translation>
  </message>
  <message>
   <source>Save the views as they are as a PNG picture</source>
   <translation type="unfinished">Salvar as vistas como estão em uma imagem PNG</translation>
  </message>
  <message>
   <source>Report...</source>
   <translation type="unfinished">Relatório...</translation>
  </message>
  <message>
   <source>Save one page with pictures and table as a PDF document</source>
   <translation type="unfinished">Salvar uma página com imagens e tabela como documento PDF</translation>
  </message>
  <message>
   <source>Show files</source>
   <translation type="unfinished">Mostrar arquivos</translation>
  </message>
  <message>
   <source>Open the folder of the written series</source>
   <translation type="unfinished">Abrir a pasta da série gravada</translation>
  </message>
 </context>
 <context>
  <name>MeasureSection</name>
  <message>
   <source>Numbers appear here once a result has a full-dose reference.</source>
   <translation type="unfinished">Os números aparecem aqui quando um resultado tem uma referência de dose completa.</translation>
  </message>
  <message>
   <source>How close each image is to the full dose: the whole volume, and the slice that you look at</source>
   <translation type="unfinished">Quão próxima cada imagem está da dose completa: o volume inteiro e o corte à vista</translation>
  </message>
  <message>
   <source>The segmentation whose segments are measured in every image</source>
   <translation type="unfinished">A segmentação cujos segmentos são medidos em cada imagem</translation>
  </message>
  <message>
   <source>Choose a segmentation</source>
   <translation type="unfinished">Escolher uma segmentação</translation>
  </message>
  <message>
   <source>Measure segments</source>
   <translation type="unfinished">Medir segmentos</translation>
  </message>
  <message>
   <source>SUV mean, maximum and peak, volume, and bias against the full dose of each segment</source>
   <translation type="unfinished">SUV médio, máximo e de pico, volume e viés em relação à dose completa de cada segmento</translation>
  </message>
  <message>
   <source>What each segment holds in each image, and its bias against the full dose</source>
   <translation type="unfinished">O que cada segmento contém em cada imagem, e seu viés em relação à dose completa</translation>
  </message>
  <message>
   <source>How a lesion is outlined around the hottest voxel within 10 mm of the click, in the full dose where there is one</source>
   <translation type="unfinished">Como uma lesão é delimitada em torno do voxel mais intenso a até 10 mm do clique, na dose completa quando houver</translation>
  </message>
  <message>
   <source>Mark lesion</source>
   <translation type="unfinished">Marcar lesão</translation>
  </message>
  <message>
   <source>While it is down, a click into an image or a MIP keeps a lesion as a segment and measures it at every dose (key L)</source>
   <translation type="unfinished">Enquanto está ativado, um clique em uma imagem ou MIP guarda uma lesão como segmento e a mede em cada dose (tecla L)</translation>
  </message>
  <message>
   <source>Save as DICOM...</source>
   <translation type="unfinished">Salvar DICOM...</translation>
  </message>
  <message>
   <source>Write the marked lesions, while their segmentation is chosen above, as a DICOM Segmentation (SEG) in the study of the PET series, with the patient's name, into a new folder where you say</source>
   <translation type="unfinished">Gravar as lesões marcadas, se a segmentação delas estiver escolhida acima, como DICOM Segmentation (SEG) no estudo da série PET, com o nome do paciente, em uma pasta nova onde você indicar</translation>
  </message>
  <message>
   <source>The lesion or segment whose curve is drawn</source>
   <translation type="unfinished">A lesão ou o segmento cuja curva é desenhada</translation>
  </message>
  <message>
   <source>What is drawn: uptake, or its bias against the full dose in percent</source>
   <translation type="unfinished">O que é desenhado: a captação ou seu viés em relação à dose completa, em porcentagem</translation>
  </message>
  <message>
   <source>Dose curve</source>
   <translation type="unfinished">Curva dose</translation>
  </message>
  <message>
   <source>Plot it over the dose reduction factor, below the views</source>
   <translation type="unfinished">Traçar em função do fator de redução de dose, abaixo das vistas</translation>
  </message>
  <message>
   <source>The line along which all columns are read; draw a new one with Markups</source>
   <translation type="unfinished">A linha ao longo da qual todas as colunas são lidas; desenhe uma nova com Markups</translation>
  </message>
  <message>
   <source>Choose or draw a line</source>
   <translation type="unfinished">Escolher ou desenhar uma linha</translation>
  </message>
  <message>
   <source>Line profile</source>
   <translation type="unfinished">Perfil de linha</translation>
  </message>
  <message>
   <source>Plot the values along the line for all columns</source>
   <translation type="unfinished">Traçar os valores ao longo da linha para todas as colunas</translation>
  </message>
  <message>
   <source>Copy tables</source>
   <translation type="unfinished">Copiar tabelas</translation>
  </message>
  <message>
   <source>Copy the tables as comma-separated values</source>
   <translation type="unfinished">Copiar as tabelas como valores separados por vírgulas</translation>
  </message>
  <message>
   <source>Save as CSV...</source>
   <translation type="unfinished">Salvar como CSV...</translation>
  </message>
  <message>
   <source>Save the tables in a file that a spreadsheet opens</source>
   <translation type="unfinished">Salvar as tabelas em um arquivo que abre em uma planilha</translation>
  </message>
 </context>
 <context>
  <name>RestoreSection</name>
  <message>
   <source>Dose levels:</source>
   <translation type="unfinished">Níveis de dose:</translation>
  </message>
  <message>
   <source>The dose levels to restore, one after another. DRF is the dose reduction factor: 20 means a twentieth of the full dose.</source>
   <translation type="unfinished">Os níveis de dose a restaurar, um após o outro. DRF é o fator de redução de dose: 20 significa um vigésimo da dose completa.</translation>
  </message>
  <message>
   <source>Method:</source>
   <translation type="unfinished">Método:</translation>
  </message>
  <message>
   <source>How the sinogram is restored. RED has a built-in model; the others need a model file of their own.</source>
   <translation type="unfinished">Como o sinograma é restaurado. O RED tem um modelo integrado; os outros precisam de um arquivo de modelo próprio.</translation>
  </message>
  <message>
   <source>Model:</source>
   <translation type="unfinished">Modelo:</translation>
  </message>
  <message>
   <source>The built-in model, or a file that you trained or were given: a model (*.safetensors), a checkpoint of the authors' release (*.pt), a network with its contract (*.onnx)</source>
   <translation type="unfinished">O modelo integrado, ou um arquivo que você treinou ou recebeu: um modelo (*.safetensors), um checkpoint publicado pelos autores (*.pt), uma rede com seu contrato (*.onnx)</translation>
  </message>
  <message>
   <source>Card</source>
   <translation type="unfinished">Ficha</translation>
  </message>
  <message>
   <source>What the model was trained on, what it gains and where it fails</source>
   <translation type="unfinished">Com o que o modelo foi treinado, o que ele traz e onde falha</translation>
  </message>
  <message>
   <source>Steps:</source>
   <translation type="unfinished">Passos:</translation>
  </message>
  <message>
   <source>Number of sampling steps: more take longer in proportion. The model suggests what it was trained for.</source>
   <translation type="unfinished">Número de passos de amostragem: com mais, o tempo cresce na proporção. O modelo sugere o número com que foi treinado.</translation>
  </message>
  <message>
   <source>as the model suggests</source>
   <translation type="unfinished">como sugere o modelo</translation>
  </message>
  <message>
   <source>Strength:</source>
   <translation type="unfinished">Intensidade:</translation>
  </message>
  <message>
   <source>The share of the restored image; the rest is the low dose as a clinic reads it: counts under a 6 mm filter, an image as it was given</source>
   <translation type="unfinished">A proporção da imagem restaurada; o resto é a baixa dose como se lê na clínica: contagens com um filtro de 6 mm, uma imagem como foi dada</translation>
  </message>
  <message>
   <source> %</source>
   <translation type="unfinished"> %</translation>
  </message>
  <message>
   <source>Give lesions back, with some noise</source>
   <translation type="unfinished">Devolver lesões, com algum ruído</translation>
  </message>
  <message>
   <source>Of what RED takes away from measured counts 50 to 80 % come back, by the dose, lesions and noise alike: lesions are then found about as often as under the best filter. Without the tick the image is that of the networks alone, which is smoother and loses more small and faint lesions. An image without counts is that of the networks either way.</source>
   <translation type="unfinished">Do que o RED retira das contagens medidas voltam de 50 a 80 %, conforme a dose, tanto lesões como ruído: assim as lesões são encontradas com frequência semelhante à do melhor filtro. Sem a marca, a imagem é só a das redes, mais lisa e com mais perda de lesões pequenas e tênues. Uma imagem sem contagens é sempre a das redes.</translation>
  </message>
  <message>
   <source>Protect:</source>
   <translation type="unfinished">Proteger:</translation>
  </message>
  <message>
   <source>A segmentation in whose segments the restoration takes nothing away from the low dose; draw it with the Segment Editor</source>
   <translation type="unfinished">Uma segmentação em cujos segmentos a restauração não retira nada da baixa dose; desenhe-a com o Editor de Segmento</translation>
  </message>
  <message>
   <source>No region</source>
   <translation type="unfinished">Nenhuma região</translation>
  </message>
  <message>
   <source>How much of the full dose an image already is depends on its dose, and so does what is kept of it</source>
   <translation type="unfinished">O quanto uma imagem já tem da dose completa depende de sua dose, e também o quanto se mantém dela</translation>
  </message>
  <message>
   <source>Slices:</source>
   <translation type="unfinished">Cortes:</translation>
  </message>
  <message>
   <source>Restore all slices, only the one that you look at, or a range; fewer slices take less time and memory</source>
   <translation type="unfinished">Restaurar todos os cortes, só o que está à vista ou um intervalo; menos cortes usam menos tempo e memória</translation>
  </message>
  <message>
   <source>First slice of the range, counted from 1</source>
   <translation type="unfinished">Primeiro corte do intervalo, contado a partir de 1</translation>
  </message>
  <message>
   <source>to</source>
   <translation type="unfinished">a</translation>
  </message>
  <message>
   <source>Last slice of the range, which is restored too</source>
   <translation type="unfinished">Último corte do intervalo, que também é restaurado</translation>
  </message>
  <message>
   <source>Device:</source>
   <translation type="unfinished">Dispositivo:</translation>
  </message>
  <message>
   <source>What computes, with its free memory. The one that you choose is used or refused, never exchanged for another.</source>
   <translation type="unfinished">O que calcula, com sua memória livre. O que você escolher é usado ou recusado, nunca trocado por outro.</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation type="unfinished">Atualizar</translation>
  </message>
  <message>
   <source>Look for devices and their free memory again</source>
   <translation type="unfinished">Procurar de novo os dispositivos e sua memória livre</translation>
  </message>
  <message>
   <source>Evidence:</source>
   <translation type="unfinished">Evidência:</translation>
  </message>
  <message>
   <source>Ask the counts</source>
   <translation type="unfinished">Consultar as contagens</translation>
  </message>
  <message>
   <source>Say of each spot of the restored image whether the measured counts support it, contradict it, or cannot tell</source>
   <translation type="unfinished">Dizer, para cada foco da imagem restaurada, se as contagens medidas o sustentam, o contradizem ou não permitem saber</translation>
  </message>
  <message>
   <source>Reconstruction</source>
   <translation type="unfinished">Reconstrução</translation>
  </message>
  <message>
   <source>Algorithm:</source>
   <translation type="unfinished">Algoritmo:</translation>
  </message>
  <message>
   <source>How images are made from sinograms: iterative (OSEM) or filtered back-projection (FBP)</source>
   <translation type="unfinished">Como as imagens são obtidas dos sinogramas: de forma iterativa (OSEM) ou por retroprojeção filtrada (FBP)</translation>
  </message>
  <message>
   <source>Iterations:</source>
   <translation type="unfinished">Iterações:</translation>
  </message>
  <message>
   <source>Passes of OSEM over all subsets: more resolve more and are noisier</source>
   <translation type="unfinished">Passagens do OSEM por todos os subconjuntos: mais passagens resolvem mais e dão mais ruído</translation>
  </message>
  <message>
   <source>Subsets:</source>
   <translation type="unfinished">Subconjuntos:</translation>
  </message>
  <message>
   <source>Subsets of the angles: a number that divides the number of angles</source>
   <translation type="unfinished">Subconjuntos dos ângulos: um número que divida o número de ângulos</translation>
  </message>
  <message>
   <source>Resolution model:</source>
   <translation type="unfinished">Modelo de resolução:</translation>
  </message>
  <message>
   <source>Width (FWHM) of the scanner's blur that OSEM takes into account</source>
   <translation type="unfinished">Largura (FWHM) do borramento do scanner que o OSEM leva em conta</translation>
  </message>
  <message>
   <source>none</source>
   <translation type="unfinished">nenhum</translation>
  </message>
  <message>
   <source>Post filter:</source>
   <translation type="unfinished">Filtro posterior:</translation>
  </message>
  <message>
   <source>Width (FWHM) of a Gaussian filter over the finished image</source>
   <translation type="unfinished">Largura (FWHM) de um filtro gaussiano sobre a imagem pronta</translation>
  </message>
  <message>
   <source>Projector:</source>
   <translation type="unfinished">Projetor:</translation>
  </message>
  <message>
   <source>Own projector, or parallelproj where the Python environment has it</source>
   <translation type="unfinished">Projetor próprio, ou parallelproj quando o ambiente Python o tem</translation>
  </message>
  <message>
   <source>The slice that you look at, restored; the other slices follow</source>
   <translation type="unfinished">O corte à vista, restaurado; os outros cortes vêm depois</translation>
  </message>
  <message>
   <source>What the restorations of this case warn of</source>
   <translation type="unfinished">Sobre o que as restaurações deste caso alertam</translation>
  </message>
  <message>
   <source>Details</source>
   <translation type="unfinished">Detalhes</translation>
  </message>
  <message>
   <source>Show the end of what the worker wrote</source>
   <translation type="unfinished">Mostrar o fim do que o processo escreveu</translation>
  </message>
  <message>
   <source>The end of what the worker wrote; copy it into a report of a fault</source>
   <translation type="unfinished">O fim do que o processo escreveu; copie-o para relatar uma falha</translation>
  </message>
  <message>
   <source>The stage, the slice that it has come to, and the time left in it</source>
   <translation type="unfinished">A etapa, o corte a que chegou e o tempo que lhe resta</translation>
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
   <translation type="unfinished">Ambiente Python:</translation>
  </message>
  <message>
   <source>A virtual or conda environment (its folder or its Python) that runs the worker, for example one with CUDA and parallelproj. Empty for Slicer's own Python.</source>
   <translation type="unfinished">Um ambiente virtual ou conda (sua pasta ou seu Python) que executa o processo, por exemplo um com CUDA e parallelproj. Vazio para o Python do Slicer.</translation>
  </message>
  <message>
   <source>Slicer's own</source>
   <translation type="unfinished">O do Slicer</translation>
  </message>
  <message>
   <source>Let Slicer's own Python run the worker</source>
   <translation type="unfinished">Deixar o Python do Slicer executar o processo</translation>
  </message>
  <message>
   <source>Work folder:</source>
   <translation type="unfinished">Pasta de trabalho:</translation>
  </message>
  <message>
   <source>Where opened cases and their restorations are kept, so that the same request opens at once. A short path without special letters is best.</source>
   <translation type="unfinished">Onde ficam os casos abertos e suas restaurações, para que o mesmo pedido abra de imediato. Um caminho curto sem letras especiais é melhor.</translation>
  </message>
  <message>
   <source>Clear...</source>
   <translation type="unfinished">Esvaziar...</translation>
  </message>
  <message>
   <source>Remove all opened cases and restorations from the work folder; your own files stay untouched</source>
   <translation type="unfinished">Remover da pasta de trabalho todos os casos abertos e as restaurações; seus próprios arquivos não são tocados</translation>
  </message>
  <message>
   <source>Show patient names</source>
   <translation type="unfinished">Mostrar nomes de pacientes</translation>
  </message>
  <message>
   <source>Name cases after their patients in the panel; without it nothing on the screen says who they are</source>
   <translation type="unfinished">Nomear os casos pelos pacientes no painel; sem isso nada na tela diz quem são</translation>
  </message>
 </context>
 <context>
  <name>StudySection</name>
  <message>
   <source>Readers rate images without knowing dose or method, in random order.</source>
   <translation type="unfinished">Os leitores avaliam as imagens em ordem aleatória, sem conhecer a dose nem o método.</translation>
  </message>
  <message>
   <source>Study:</source>
   <translation type="unfinished">Estudo:</translation>
  </message>
  <message>
   <source>The folder of a study, as redpet study or the button below makes it</source>
   <translation type="unfinished">A pasta de um estudo, como criada por redpet study ou pelo botão abaixo</translation>
  </message>
  <message>
   <source>Reader:</source>
   <translation type="unfinished">Leitor:</translation>
  </message>
  <message>
   <source>A name of letters and digits for whoever reads; it decides the order and names the file of the answers</source>
   <translation type="unfinished">Um nome de letras e dígitos para quem lê; ele decide a ordem e dá nome ao arquivo das respostas</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation type="unfinished">Começar</translation>
  </message>
  <message>
   <source>Read the study, or go on where this reader stopped; every answer is kept at once</source>
   <translation type="unfinished">Ler o estudo, ou continuar onde este leitor parou; cada resposta é salva de imediato</translation>
  </message>
  <message>
   <source>Make a study...</source>
   <translation type="unfinished">Criar um estudo...</translation>
  </message>
  <message>
   <source>Choose a design (a TOML file); its images are made in the background, into a folder beside it</source>
   <translation type="unfinished">Escolher um desenho (um arquivo TOML); suas imagens são criadas em segundo plano, em uma pasta ao lado dele</translation>
  </message>
  <message>
   <source>How many cases of the study are made</source>
   <translation type="unfinished">Quantos casos do estudo foram criados</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished">Cancelar</translation>
  </message>
  <message>
   <source>Stop making or opening the study; nothing half-made stays</source>
   <translation type="unfinished">Parar de criar ou de abrir o estudo; nada fica pela metade</translation>
  </message>
  <message>
   <source>How many readings are closed</source>
   <translation type="unfinished">Quantas leituras estão encerradas</translation>
  </message>
  <message>
   <source>The lowest rating, or the left image (key 1)</source>
   <translation type="unfinished">A nota mais baixa, ou a imagem esquerda (tecla 1)</translation>
  </message>
  <message>
   <source>A rating of 2, or the right image (key 2)</source>
   <translation type="unfinished">Nota 2, ou a imagem direita (tecla 2)</translation>
  </message>
  <message>
   <source>A rating of 3 (key 3)</source>
   <translation type="unfinished">Nota 3 (tecla 3)</translation>
  </message>
  <message>
   <source>A rating of 4 (key 4)</source>
   <translation type="unfinished">Nota 4 (tecla 4)</translation>
  </message>
  <message>
   <source>The highest rating (key 5)</source>
   <translation type="unfinished">A nota mais alta (tecla 5)</translation>
  </message>
  <message>
   <source>Back</source>
   <translation type="unfinished">Voltar</translation>
  </message>
  <message>
   <source>To the question before, or without the last mark, as long as the reading is not closed (Backspace)</source>
   <translation type="unfinished">Ir à pergunta anterior, ou tirar a última marca, enquanto a leitura não estiver encerrada (Backspace)</translation>
  </message>
  <message>
   <source>Next</source>
   <translation type="unfinished">Próximo</translation>
  </message>
  <message>
   <source>All lesions are marked; or close this reading and go on: its answers stay as they are (Return)</source>
   <translation type="unfinished">Todas as lesões estão marcadas; ou encerrar esta leitura e continuar: suas respostas ficam como estão (Enter)</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished">Parar</translation>
  </message>
  <message>
   <source>Leave the study for now: all answers are kept</source>
   <translation type="unfinished">Sair do estudo por enquanto: todas as respostas são mantidas</translation>
  </message>
 </context>
</TS>
