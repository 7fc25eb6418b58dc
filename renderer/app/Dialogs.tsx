import { legalEpsg } from '../map/projections.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useDrawnLayers, useLayers } from '../state/project.ts';
import { useView } from '../state/view.ts';
import { AnnotationTextDialog } from '../tasks/annotations/AnnotationTextDialog.tsx';
import { AddressDialog } from '../tasks/base-maps/AddressDialog.tsx';
import { CatalogueDialog } from '../tasks/catalogue/CatalogueDialog.tsx';
import { BufferDialog } from '../tasks/editing/BufferDialog.tsx';
import { DeleteDialog } from '../tasks/editing/DeleteDialog.tsx';
import { MergeDialog } from '../tasks/editing/MergeDialog.tsx';
import { SiteFromParcelsDialog } from '../tasks/editing/SiteFromParcelsDialog.tsx';
import { ExportLayerDialog } from '../tasks/export/ExportLayerDialog.tsx';
import { ExportMapDialog } from '../tasks/export/ExportMapDialog.tsx';
import { ImportDialog } from '../tasks/import/ImportDialog.tsx';
import { ImportReportDialog } from '../tasks/import/ImportReportDialog.tsx';
import { ImportReportsDialog } from '../tasks/import/ImportReportsDialog.tsx';
import { ImportRunDialog } from '../tasks/import/ImportRunDialog.tsx';
import { FilterDialog } from '../tasks/layers/FilterDialog.tsx';
import { LayerNameDialog } from '../tasks/layers/LayerNameDialog.tsx';
import { layerName } from '../tasks/layers/layer-name.ts';
import { NoteDialog } from '../tasks/media/NoteDialog.tsx';
import { PieceDialog } from '../tasks/media/PieceDialog.tsx';
import { PiecesDialog } from '../tasks/media/PiecesDialog.tsx';
import { ChangedOutsideDialog } from '../tasks/project/ChangedOutsideDialog.tsx';
import { CloseDialog } from '../tasks/project/CloseDialog.tsx';
import { PropertiesDialog } from '../tasks/project/PropertiesDialog.tsx';
import { SettingsDialog } from '../tasks/project/SettingsDialog.tsx';
import { ReportDialog } from '../tasks/reports/ReportDialog.tsx';
import { RestoreDialog } from '../tasks/restore/RestoreDialog.tsx';
import { ExpressionDialog } from '../tasks/select/ExpressionDialog.tsx';
import { KeptSelectionsDialog } from '../tasks/select/KeptSelectionsDialog.tsx';
import { PlaceDialog } from '../tasks/select/PlaceDialog.tsx';
import { TerritoryDialog } from '../tasks/territory/TerritoryDialog.tsx';
import { BookmarkDialog } from '../tasks/views/BookmarkDialog.tsx';
import { GoToDialog } from '../tasks/views/GoToDialog.tsx';
import { WorkshopDialogs } from '../tasks/workshop/WorkshopDialogs.tsx';
import { useText } from '../ui/text.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { theMap } from './map-handle.ts';
import { importFiles } from './open-requests.ts';
import { Palette } from './Palette.tsx';
import { goToPlace } from './palette/go-to.ts';
import { placePiece, seePlace } from './pieces.ts';
import { changePreferences } from './preferences.ts';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

export function Dialogs() {
  const text = useText();
  const layers = useLayers();
  const drawnLayers = useDrawnLayers();
  const { close } = useDialogs.getState();
  const dialog = useDialogs((store) => store.dialog);
  const epsg = useView((view) => view.readout.epsg);
  switch (dialog?.kind) {
    case 'import':
      // other files are another import
      return (
        <ImportDialog key={dialog.files.map(({ token }) => token).join()} files={dialog.files} onSee={(extent) => theMap()?.fit(extent)} />
      );
    case 'import-running':
      return <ImportRunDialog jobs={dialog.jobs} />;
    case 'import-report':
      return <ImportReportDialog jobs={dialog.jobs} />;
    case 'import-reports':
      return <ImportReportsDialog />;
    case 'catalogue':
      return <CatalogueDialog onImport={(file) => void importFiles([file])} />;
    case 'base-map-address':
      return <AddressDialog epsg={epsg} />;
    case 'territory':
      return <TerritoryDialog />;
    case 'piece':
      return <PieceDialog id={dialog.id} onSee={seePlace} onPlace={placePiece} />;
    case 'note':
      return <NoteDialog target={dialog.target} place={dialog.place} />;
    case 'pieces':
      return <PiecesDialog />;
    case 'annotation-text':
      return <AnnotationTextDialog annotation={dialog.annotation} place={dialog.place} />;
    case 'restore':
      return <RestoreDialog />;
    case 'export-map':
      return <ExportMapDialog />;
    case 'export-layer': {
      const layer = layers.find((one) => one.table === dialog.table);
      return layer ? <ExportLayerDialog layer={layer} name={layerName(layer, text)} legal={legalEpsg(layer.extent)} /> : null;
    }
    case 'merge-objects': {
      const layer = layers.find((one) => one.table === dialog.table);
      return layer ? <MergeDialog table={dialog.table} fids={dialog.fids} name={layerName(layer, text)} /> : null;
    }
    case 'buffer':
      return <BufferDialog table={dialog.table} fids={dialog.fids} nameOf={(layer) => layerName(layer, text)} />;
    case 'delete-objects': {
      const layer = layers.find((one) => one.table === dialog.table);
      return layer ? <DeleteDialog table={dialog.table} fids={dialog.fids} held={dialog.held} name={layerName(layer, text)} /> : null;
    }
    case 'site-from-parcels':
      return <SiteFromParcelsDialog fids={dialog.fids} />;
    case 'bookmark':
      return <BookmarkDialog bookmark={dialog.bookmark} />;
    case 'go-to':
      return <GoToDialog onGo={goToPlace} />;
    case 'select-by-expression':
      return <ExpressionDialog nameOf={(layer) => layerName(layer, text)} />;
    case 'select-by-place':
      return <PlaceDialog nameOf={(layer) => layerName(layer, text)} />;
    case 'layer-filter': {
      const layer = drawnLayers.find(({ id }) => id === dialog.layer);
      return layer ? <FilterDialog layer={layer} onClose={close} /> : null;
    }
    case 'layer-name': {
      const layer = drawnLayers.find(({ id }) => id === dialog.layer);
      return layer ? <LayerNameDialog layer={layer} onClose={close} /> : null;
    }
    case 'kept-selections':
      return <KeptSelectionsDialog nameOf={(layer) => layerName(layer, text)} />;
    case 'close':
      return <CloseDialog dialog={dialog} />;
    case 'changed-outside':
      return <ChangedOutsideDialog />;
    case 'palette':
      return <Palette commandsOnly={dialog.commandsOnly} />;
    case 'settings':
      return <SettingsDialog onChange={(change) => void changePreferences(change)} />;
    case 'properties':
      return <PropertiesDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'report':
      return <ReportDialog kind={dialog.report} fid={dialog.fid} />;
    case 'workshop':
      return <WorkshopDialogs dialog={dialog.dialog} />;
    case 'about':
      return <AboutDialog />;
    default:
      return null;
  }
}
