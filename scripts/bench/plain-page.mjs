// The peer of the map: one plain vector layer of OpenLayers, as its examples make it, with the shapes of a GeoJSON file. Runs in a page of its own.
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import View from 'ol/View';

const COLOURS = ['#dbe9f6', '#9ecae1', '#6baed6', '#3182bd', '#08519c'];
const stroke = new Stroke({ color: '#1f5fa8', width: 0.945 });
const styles = COLOURS.map((color) => new Style({ fill: new Fill({ color }), stroke }));

let map;
let layer;

const drawn = () =>
  new Promise((resolve) => {
    map.once('rendercomplete', () => resolve(performance.now()));
    map.render();
  });

/** Seconds until the map is drawn, with what is in the file and without reading it. */
globalThis.show = async (address, field) => {
  const text = await (await fetch(address)).text();
  const start = performance.now();
  const features = new GeoJSON().readFeatures(JSON.parse(text), { featureProjection: 'EPSG:3857' });
  const read = performance.now();
  features.forEach((feature, index) => {
    feature.set('class', index % COLOURS.length, true);
    feature.set('other', String(feature.get(field)).length % COLOURS.length, true);
  });
  const source = new VectorSource({ features });
  layer = new VectorLayer({ source, style: (feature) => styles[feature.get('class')] });
  map = new OlMap({
    target: 'map',
    controls: [],
    layers: [layer],
    view: new View({ center: [0, 0], zoom: 2, constrainResolution: false }),
  });
  map.getView().fit(source.getExtent(), { padding: [40, 40, 40, 40] });
  const end = await drawn();
  return { objects: features.length, open_s: (end - start) / 1000, draw_s: (end - read) / 1000 };
};

globalThis.recolour = async () => {
  const start = performance.now();
  layer.setStyle((feature) => styles[feature.get('other')]);
  return ((await drawn()) - start) / 1000;
};

globalThis.zoom = async () => {
  const view = map.getView();
  const start = performance.now();
  await new Promise((resolve) => view.animate({ zoom: view.getZoom() + 1, duration: 160 }, resolve));
  return ((await drawn()) - start) / 1000;
};
