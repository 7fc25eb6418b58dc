/** Contextual help: one page per part of the window. Steps are parted by line breaks. Contrast, size of text and motion. */
export default {
  'help.open': 'Help',
  'layers.legend': 'Legend',
  'help.figures': 'Where the figures come from',
  'help.keys': 'By keyboard',
  'help.topics': 'Other pages of the help',
  'help.key.browse': 'Go through the layers',
  'help.key.move-layer': 'Move the layer up or down',
  'help.key.rename': 'Rename the layer',
  'help.key.go': 'Go to the result',
  'help.key.actions': 'Show what can be done',
  'help.workbench.title': 'The workbench',
  'help.workbench.do':
    'Layers at the left, map and table in the middle, the sheet of the selected object at the right.\nAn object selected on the map is selected in the table too, and the other way round.\nLook for a site, a commune, a parcel or a command in the field at the top right.\nEverything can be undone: the journal lists each step and lets you go back to it.',
  'help.workbench.figures':
    'A letter follows each figure: C calculated by Emprise, I imported from a file, E entered by hand. Activate it to read the method, the source and the date.',
  'help.start.title': 'Getting started',
  'help.start.do':
    'Open a recent project or a .gpkg file, or make a new project.\nThe demonstration project shows a whole fictional territory: there is nothing to lose in it.\nTo start from your files, import them: a project is made for them.',
  'help.map.title': 'The map',
  'help.map.do':
    'Click an object to select it, Ctrl and click to add one, Shift and drag for a box.\nWheel or + and \u2212 for the scale, arrows to move.\nThe bar at the bottom shows coordinates, scale and system: activate them to change them.\nTab reaches the map; its objects can be gone through by keyboard in the table.',
  'help.map.figures':
    'Areas and distances are calculated in the legal projection of the territory or on the ellipsoid, never in Web Mercator, whatever system is shown.',
  'help.layers.title': 'Layers',
  'help.layers.do':
    'Tick to show, drag to change the order: what is on top is drawn above.\nThe menu of each layer filters it, renames it, duplicates it or changes its style.\nA grey layer is not drawn at the present scale.',
  'help.layers.figures': 'The number at the right counts the objects of the layer in the project, its filter included.',
  'help.style.title': 'The style of a layer',
  'help.style.do':
    'Choose the method: one symbol, categories of a field, classes of a number, proportional circles.\nSet colours, lines and patterns; the map changes at once.\nSwitch labels on and choose the field they show.',
  'help.style.figures':
    'The bounds of the classes come from the values of the layer, filtered objects left out. The histogram shows how they are spread. The style is saved with the project, and QGIS shows the same.',
  'help.table.title': 'The table',
  'help.table.do':
    'Activate a heading to sort, its menu to filter, rename or see the statistics of the column.\nChange a cell with F2 or a double click; Enter commits, Escape gives up.\nExport what is filtered with the Export button.',
  'help.table.figures':
    'Columns marked C are calculated and cannot be changed: change what they depend on, then run the analyses again. An empty cell is missing data, never zero.',
  'help.inspector.title': 'The sheet of an object',
  'help.inspector.do':
    'Select an object on the map or in the table to read its sheet.\nActivate a value to change it; what the source said can still be read.\nWith several objects, the sheet gives their totals.',
  'help.inspector.figures':
    'Distances are as the crow flies from the edge of the site. “To be recalculated” marks a result older than the data it depends on.',
  'help.history.title': 'The journal',
  'help.history.do':
    'Each step is named after what it changed.\nGo back to a step by activating it; those after it can be redone as long as nothing else is changed.\nThe journal is kept with the project, even after closing.',
  'help.palette.title': 'Search',
  'help.palette.do':
    'Type a name, an INSEE or SIREN code, a parcel, coordinates or a command.\nAccents, capitals, hyphens and one wrong letter do not count; “St” stands for “Saint”.\nBegin with > for commands alone, with # for a parcel.\nAn address is looked for over the internet only if you activate it in the list.',
  'help.palette.figures':
    'Names are those of the project. Addresses come from the geocoding of the Géoplateforme, which receives the words typed and the centre of the map to the nearest kilometre, nothing else.',
  'help.import.title': 'Importing files',
  'help.import.do':
    'Say what the file contains and check the coordinate system proposed.\nLink the columns of the file to the fields of the project; the links can be kept for the next time.\nThe check reads everything without writing and says what will be repaired or left out.\nImport; it can be undone in one step.',
  'help.import.figures':
    'Objects read = imported + left out, always. Each object repaired or left out is counted and explained in the report.',
  'help.import-report.title': 'The report of an import',
  'help.import-report.do':
    'Read first what was left out: these objects are not in the project.\nExport the report for the producer of the data, as a table or as a page to read.',
  'help.import-report.figures': 'Read = imported + left out. A repair keeps the object and says what changed.',
  'help.catalogue.title': 'The catalogue of official sources',
  'help.catalogue.do':
    'Choose a source, say which territory, then download.\nA copy kept on this computer serves without the network afterwards.\nIf the network is off, allow it in the preferences.',
  'help.catalogue.figures': 'Producer, licence and vintage of each source are kept with the imported objects.',
  'help.territory.title': 'Building territories',
  'help.territory.do':
    'Start from the communes of the project.\nTick the levels to build: EPCI, Territoires d’industrie, départements, régions.\nA file of compositions allows another year than that of Emprise.',
  'help.territory.figures':
    'Compositions come from the official geographic code and from the list of the 183 Territoires d’industrie. Missing communes are named.',
  'help.export-map.title': 'Exporting the map',
  'help.export-map.do':
    'Choose the format: PDF or SVG to print or retouch, PNG for slides.\nTitle, legend, scale and sources are laid out by themselves.',
  'help.export-map.figures': 'The line of sources names producers and vintages of the layers drawn.',
  'help.export-layer.title': 'Exporting a layer',
  'help.export-layer.do':
    'Choose the format and the coordinate system.\nLimit the export to the filtered rows or to the selection if need be.\nTick the public version to leave confidential fields out.',
  'help.export-layer.figures': 'What the chosen format cannot hold is told after the export.',
  'help.selection.title': 'Selecting',
  'help.selection.do':
    'By a condition: surface_ha > 10, for example. Fields and functions are proposed.\nBy place: objects that touch, contain or lie within a distance of another selection.\nAdd to the selection, take away from it, or keep what is common.',
  'help.editing.title': 'Drawing and editing',
  'help.editing.do':
    'Choose a tool on the map; the words beside the pointer say what to do next.\nDrawing snaps to visible vertices and edges; common borders stay common.\nEach change is a step of the journal.',
  'help.editing.figures': 'The area shown while drawing is calculated as that of the sheet.',
  'help.restore.title': 'Restore points',
  'help.restore.do':
    'Set a restore point before a session or an import.\nCompare two points: what changed is shown on the map and in the table.\nGo back to a point; that too can be undone.',
  'help.key.centre': 'Set a point at the centre of the view',
  'help.key.end': 'End the drawing',
  'help.key.take-back': 'Take back the last point',
  'help.key.give-up': 'Give up, then leave the tool',
  'help.key.next-annotation': 'Choose the next annotation',
  'help.key.move-annotation': 'Move the chosen annotation',
  'help.base-maps.title': 'Base maps',
  'help.base-maps.do':
    'Add a base map from the list; several lie over each other, each with its opacity.\nThe address of a WMS, WMTS or XYZ service adds yours; an MBTiles or PMTiles file is shown without a network.\nThe network is off until you allow it in the preferences: only images already received are shown.\nA service that does not answer is named on the map, with what to do.',
  'help.base-maps.figures': 'The credit of each producer stays at the bottom of the map and goes along with exports.',
  'help.views.title': 'Views and bookmarks',
  'help.views.do':
    'A bookmark keeps the place and scale of the map, and the layers shown if you ask for it.\nCompare two maps side by side or by a curtain; each has its layers, and the chain links or unlinks them.\nThe overview shows where you are: click it to go there.\nGo to coordinates in Lambert-93, decimal degrees or degrees, minutes, seconds.',
  'help.views.figures': 'The scale is that of the centre of the map, for a screen of 96 dots per inch. Type it in the bar at the bottom.',
  'help.measure.title': 'Measuring',
  'help.measure.do':
    'Choose length, area or bearing, then click each point; a double click ends.\nThe panel gives the total and each segment; Copy puts them on the clipboard.\nNothing is written to the project.',
  'help.measure.figures':
    'Lengths, areas and bearings are geodesic, on the GRS\u00a080 ellipsoid, whatever system is shown. Bearings start from geographic north.',
  'help.annotations.title': 'Annotations',
  'help.annotations.do':
    'Choose a shape and a colour, then draw on the map; the words beside the pointer tell the gesture.\nTo change an annotation, take the arrow of the bar: click it, drag it, pull its corners.\nThe eye hides them all at once.',
  'help.annotations.figures': 'Annotations count in no layer, no analysis and no figure.',
  'help.pieces.title': 'Photos, notes and documents',
  'help.pieces.do':
    'Select an object, then drop its photos and documents on the Attachments tab of its sheet.\nA photo takes the date and place noted by the camera; caption, author, date and place can be corrected.\nA note can also stand at a place of the map; click its mark to read it.\nThe search finds all attachments: “Attachments of the project”.',
  'help.pieces.figures':
    'Files are kept in the project as they are: Save as gives them back to the byte. Restore points do not contain them.',
  'help.settings.title': 'Preferences',
  'help.settings.do':
    'Language, theme, contrast and size of text change at once.\nHigh contrast and reduced motion follow the system if you let it decide.\nThe network is off as long as you do not allow it.',
  'help.tasks.title': 'Tasks and the status bar',
  'help.tasks.do':
    'A long task can be followed in the status bar and in the list of tasks, where it can be cancelled.\nCancelling leaves the project as it was before the task.\nYou can go on working meanwhile.',
  'settings.contrast': 'Contrast',
  'settings.contrast.system': 'System',
  'settings.contrast.usual': 'Normal',
  'settings.contrast.more': 'High',
  'settings.text-size': 'Text size',
  'settings.motion': 'Animations',
  'settings.motion.system': 'System',
  'settings.motion.less': 'Reduced',
  'command.contrast/toggle': 'Switch high contrast on or off',
  'command.text/larger': 'Enlarge the text',
  'command.text/smaller': 'Reduce the text',
  'command.text/usual': 'Back to the normal text size',
  'command.help/context': 'Help on what I see',
};
