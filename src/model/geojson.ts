/** GeoJSON (RFC 7946) as @types/geojson describes it: the one place that imports it. */
export type {
  BBox,
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  Geometry,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson'
