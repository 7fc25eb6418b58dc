/** Names and methods of the analyses, printed beside their figures, and what they have to say of their inputs. */
export default {
  'analysis.territoire.title': 'Territories',
  'analysis.territoire.method':
    'Commune and EPCI: largest share of the site’s area, in the legal projection. Territoire d’industrie: official composition (EPCI, commune or EPT), else largest share. Département and région: INSEE code of the commune.',
  'analysis.surface.title': 'Areas',
  'analysis.surface.method':
    'Planar area in the legal projection of the zone (Lambert-93 in metropolitan France, the official UTM projection overseas) and geodesic area on the GRS 80 ellipsoid. Never in Web Mercator.',
  'analysis.recyclage.title': 'Friche recycling',
  'analysis.recyclage.method':
    'Share of the site inside the union of the friches’ outlines (ground covered twice counts once), in the legal projection. The site counts as recycled from the chosen threshold on. Friches known by a point only are counted apart.',
  'analysis.proximite.title': 'Proximity',
  'analysis.proximite.method':
    'Straight-line distance from the site’s edge (0 inside): geodesic on the GRS 80 ellipsoid between the two nearest points, found in the legal projection.',
  'analysis.contraintes.title': 'Constraints',
  'analysis.contraintes.method':
    'Share of the site inside the union of the constraints loaded (ground covered twice counts once), then of those their layer declares exclusive, then type by type, in the legal projection. A site far from every loaded constraint is taken to lie outside the inventory: unknown, not free of constraints.',
  'analysis.occupation.title': 'Artificialised land',
  'analysis.occupation.method':
    'Share of the site whose land cover the source (OCS GE) declares artificialised, else by the crossing of cover and use (decree 2023-1096), in the legal projection. Unknown where too little of the site is covered. The thresholds of 2,500 m² are the source’s.',
  'analysis.foncier.title': 'Land control',
  'analysis.foncier.method':
    'From the terrains (CNIG TERRAIN-ECO) inside the site, as shares of their area in the legal projection: public ownership (State, local authorities and their groupings, établissements publics fonciers, SEM and SPL), servicing. Unknown where the terrains that say so cover too little of the site.',
  'analysis.bassin.title': 'Population around',
  'analysis.bassin.method':
    'Inhabitants around the site as the crow flies, from its edge: population of the communes loaded, those the distance cuts by the share of their area inside. Planar distance and areas in the legal projection. Neither travel time nor employment zone.',
  'analysis.voisinage.title': 'Industry around',
  'analysis.voisinage.method':
    'Objects of the project around the site as the crow flies, from its edge (geodesic on the GRS 80 ellipsoid): active establishments, those of industry (NAF rev. 2, divisions 05 to 33) and the least number of their jobs (lower bound of INSEE’s size classes), aid winners, rail sidings. A layer that is absent stays unknown.',
  'analysis.parameter.part_minimale': 'Smallest share kept',
  'analysis.parameter.seuil': 'Recycling threshold (share of the site)',
  'analysis.parameter.nombre': 'Objects per category',
  'analysis.parameter.categories': 'Categories',
  'analysis.parameter.portee_m': 'Reach of the inventory',
  'analysis.parameter.couverture': 'Least share of the site to be covered',
  'analysis.parameter.rayon_m': 'Distance around the site',
  'how.calcule': 'computed',
  'how.declare': 'declared',
  'how.composition': 'by composition',
  'note.analysis-geometry-repaired':
    '{count, plural, one {# outline crossed itself: measured after repair} other {# outlines crossed themselves: measured after repair}}',
  'note.analysis-geometry-unusable':
    '{count, plural, one {# object without a usable outline: no figure} other {# objects without a usable outline: no figure}}',
  'note.analysis-outside-zones':
    '{count, plural, one {# object outside French territory: no legal projection} other {# objects outside French territory: no legal projection}}',
  'note.analysis-overlap-failed':
    '{count, plural, one {# site whose overlap could not be computed: figures unknown} other {# sites whose overlap could not be computed: figures unknown}}',
  'note.analysis-straddling': '{count, plural, one {# site lies across several EPCI} other {# sites lie across several EPCI}}',
  'note.analysis-epci-unknown': '{count, plural, one {# site outside every loaded EPCI} other {# sites outside every loaded EPCI}}',
  'note.analysis-outside-coverage':
    '{count, plural, one {# site far from every loaded constraint: constraints unknown} other {# sites far from every loaded constraint: constraints unknown}}',
  'note.analysis-cover-partial':
    '{count, plural, one {# site too little covered by the layer read: share unknown} other {# sites too little covered by the layer read: shares unknown}}',
  'note.analysis-bassin-partial':
    '{count, plural, one {# site whose surroundings the communes cover in part only (sea, abroad or communes not loaded): population at least the figure} other {# sites whose surroundings the communes cover in part only (sea, abroad or communes not loaded): population at least the figure}}',
};
