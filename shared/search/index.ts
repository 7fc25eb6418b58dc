/** The door of the room. */
export { type Place, readCoordinates } from './coordinates.ts';
export { marks } from './marks.ts';
export { prepare, type Query, type Rank, rankOf, readQuery, type Searchable, TYPO_RANK } from './match.ts';
export { type ParcelQuery, readParcel } from './parcel.ts';
