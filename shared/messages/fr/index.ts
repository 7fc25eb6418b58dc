import analysis from './analysis.ts';
import cli from './cli.ts';
import demo from './demo.ts';
import errors from './errors.ts';
import fields from './fields.ts';
import importing from './import.ts';
import jobs from './jobs.ts';
import layers from './layers.ts';
import map from './map.ts';
import shell from './shell.ts';
import store from './store.ts';
import workbench from './workbench.ts';

export default {
  ...analysis,
  ...cli,
  ...demo,
  ...errors,
  ...fields,
  ...importing,
  ...jobs,
  ...layers,
  ...map,
  ...shell,
  ...store,
  ...workbench,
};
