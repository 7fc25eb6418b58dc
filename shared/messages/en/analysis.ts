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
  'analysis.parameter.part_minimale': 'Smallest share kept',
  'analysis.parameter.seuil': 'Recycling threshold (share of the site)',
  'analysis.parameter.nombre': 'Objects per category',
  'analysis.parameter.categories': 'Categories',
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
};
