/** Everything drawn, before it is written down as rows. */
import { type Division, divide } from './communes.ts';
import { type Estates, layEstates } from './estates.ts';
import { type Gazetteer, nameEverything } from './gazetteer.ts';
import { type Ground, makeGround } from './ground.ts';
import { type Landmarks, placeLandmarks } from './landmarks.ts';
import { drawNetwork, type Network } from './network.ts';

export interface Scene {
  readonly seed: number;
  readonly ground: Ground;
  readonly division: Division;
  readonly names: Gazetteer;
  readonly network: Network;
  readonly estates: Estates;
  readonly landmarks: Landmarks;
}

export function drawScene(seed: number): Scene {
  const ground = makeGround(seed);
  const division = divide(ground, seed);
  const names = nameEverything(division);
  const network = drawNetwork(ground, division, seed);
  const estates = layEstates(ground, division, network, seed);
  const landmarks = placeLandmarks(ground, division, network, estates, names, seed);
  return { seed, ground, division, names, network, estates, landmarks };
}
