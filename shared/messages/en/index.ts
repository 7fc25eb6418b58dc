import analysis from './analysis.ts';
import annotations from './annotations.ts';
import atlas from './atlas.ts';
import baseMaps from './base-maps.ts';
import catalogue from './catalogue.ts';
import cli from './cli.ts';
import criterionNeeds from './criterion-needs.ts';
import demo from './demo.ts';
import drawing from './drawing.ts';
import editing from './editing.ts';
import errors from './errors.ts';
import fields from './fields.ts';
import help from './help.ts';
import importing from './import.ts';
import importCheck from './import-check.ts';
import importDialog from './import-dialog.ts';
import importFormats from './import-formats.ts';
import insets from './insets.ts';
import jobs from './jobs.ts';
import layers from './layers.ts';
import layout from './layout.ts';
import map from './map.ts';
import mapping from './mapping.ts';
import media from './media.ts';
import minutes from './minutes.ts';
import office from './office.ts';
import page from './page.ts';
import rank from './rank.ts';
import reports from './reports.ts';
import restore from './restore.ts';
import search from './search.ts';
import selecting from './selecting.ts';
import shell from './shell.ts';
import store from './store.ts';
import style from './style.ts';
import table from './table.ts';
import territory from './territory.ts';
import views from './views.ts';
import workbench from './workbench.ts';
import workshop from './workshop.ts';
import workshopData from './workshop-data.ts';
import workshopDialogs from './workshop-dialogs.ts';
import workshopRoom from './workshop-room.ts';

export default {
  ...analysis,
  ...baseMaps,
  ...catalogue,
  ...cli,
  ...criterionNeeds,
  ...demo,
  ...editing,
  ...drawing,
  ...errors,
  ...fields,
  ...help,
  ...importing,
  ...importCheck,
  ...importDialog,
  ...importFormats,
  ...jobs,
  ...layers,
  ...insets,
  ...layout,
  ...map,
  ...mapping,
  ...selecting,
  ...annotations,
  ...atlas,
  ...media,
  ...minutes,
  ...office,
  ...page,
  ...reports,
  ...rank,
  ...restore,
  ...search,
  ...shell,
  ...store,
  ...table,
  ...style,
  ...territory,
  ...views,
  ...workbench,
  ...workshopData,
  ...workshop,
  ...workshopDialogs,
  ...workshopRoom,
};
