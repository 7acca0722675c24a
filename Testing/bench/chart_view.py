"""Plot and table views: a chart of the scene's plot nodes drawn by VTK, and a table node in a Qt table."""

import qt
import vtk
from rendered_view import RenderedView
from stand_in import stand_in


@stand_in
class PlotView(RenderedView):
    """qMRMLPlotView: the series of the chart that the plot view node names."""

    def __init__(self, node, parent=None):
        super().__init__(parent)
        self._node = node
        self._chart = vtk.vtkChartXY()
        self._chart.SetShowLegend(True)
        scene = vtk.vtkContextScene()
        scene.AddItem(self._chart)
        scene.SetRenderer(self._renderer)
        actor = vtk.vtkContextActor()
        actor.SetScene(scene)
        self._renderer.AddActor(actor)
        self._renderer.SetBackground(1.0, 1.0, 1.0)
        self._observed = []
        node.AddObserver("ModifiedEvent", lambda caller, event: self._rebuild())
        self._rebuild()

    def mrmlPlotViewNode(self):
        return self._node

    def chart(self):
        return self._chart

    def _rebuild(self):
        for each, tag in self._observed:
            each.RemoveObserver(tag)
        self._observed = []
        self._chart.ClearPlots()
        chart = self._node.GetPlotChartNode()
        if chart is not None:
            self._observe(chart)
            self._chart.SetTitle((chart.GetTitle() or "") if chart.GetTitleVisibility() else "")
            self._chart.SetShowLegend(bool(chart.GetLegendVisibility()))
            for axis, title in ((vtk.vtkAxis.BOTTOM, chart.GetXAxisTitle()), (vtk.vtkAxis.LEFT, chart.GetYAxisTitle())):
                self._chart.GetAxis(axis).SetTitle(title or "")
            self._range(self._chart.GetAxis(vtk.vtkAxis.BOTTOM), chart)
            for index in range(chart.GetNumberOfPlotSeriesNodes()):
                self._add(chart.GetNthPlotSeriesNode(index))
        self.scheduleRender()

    def _range(self, axis, chart):
        axis.SetLogScale(chart.GetXAxisLogScale())
        axis.SetBehavior(vtk.vtkAxis.AUTO if chart.GetXAxisRangeAuto() else vtk.vtkAxis.FIXED)
        if not chart.GetXAxisRangeAuto():
            axis.SetUnscaledRange(*chart.GetXAxisRange())

    def _observe(self, node):
        self._observed.append((node, node.AddObserver("ModifiedEvent", lambda caller, event: self._rebuild())))

    def _add(self, series):
        self._observe(series)
        node = series.GetTableNode()
        table = node.GetTable() if node is not None else None
        y = table.GetColumnByName(series.GetYColumnName() or "") if table is not None else None
        if y is None:
            return
        self._observe(node)
        scatter = series.GetPlotType() in (series.PlotTypeScatter, series.PlotTypeLine)
        plot = self._chart.AddPlot(vtk.vtkChart.LINE if scatter else vtk.vtkChart.BAR)
        x = series.GetXColumnName()
        if x and series.GetPlotType() == series.PlotTypeScatter:
            plot.SetInputData(table, x, series.GetYColumnName())
        else:
            plot.SetInputData(table)
            plot.SetInputArray(1, series.GetYColumnName())
            plot.UseIndexForXSeriesOn()
        plot.SetLabel(series.GetName())
        plot.SetColorF(*series.GetColor())
        plot.SetWidth(series.GetLineWidth())
        if scatter:
            plot.SetMarkerStyle(series.GetMarkerStyle())
            plot.SetMarkerSize(series.GetMarkerSize())

    def _resized(self):
        self._renderer.GetRenderWindow().Modified()


@stand_in
class PlotWidget(qt.QWidget):
    """qMRMLPlotWidget."""

    def __init__(self, node, parent=None):
        super().__init__(parent)
        self._node = node
        column = qt.QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self._controller = qt.QWidget()
        column.addWidget(self._controller)
        self._view = PlotView(node)
        column.addWidget(self._view, 1)

    def plotController(self):
        return self._controller

    def plotView(self):
        return self._view

    def mrmlPlotViewNode(self):
        return self._node


@stand_in
class TableWidget(qt.QWidget):
    """qMRMLTableWidget: the table node that the table view node names, read only."""

    def __init__(self, node, parent=None):
        super().__init__(parent)
        self._node, self._observed = node, None
        column = qt.QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self._controller, self._cells = qt.QWidget(), qt.QTableWidget()
        column.addWidget(self._controller)
        column.addWidget(self._cells, 1)
        node.AddObserver("ModifiedEvent", lambda caller, event: self._rebuild())
        self._rebuild()

    def tableController(self):
        return self._controller

    def mrmlTableViewNode(self):
        return self._node

    def _rebuild(self):
        table = self._node.GetTableNode()
        if self._observed is not None and self._observed[0] is not table:
            self._observed[0].RemoveObserver(self._observed[1])
            self._observed = None
        self._cells.clear()
        if table is None:
            return
        if self._observed is None:
            self._observed = table, table.AddObserver("ModifiedEvent", lambda caller, event: self._rebuild())
        rows, columns = table.GetNumberOfRows(), table.GetNumberOfColumns()
        self._cells.rowCount, self._cells.columnCount = rows, columns
        self._cells.setHorizontalHeaderLabels([table.GetColumnName(column) or "" for column in range(columns)])
        for row in range(rows):
            for column in range(columns):
                self._cells.setItem(row, column, qt.QTableWidgetItem(table.GetCellText(row, column)))
