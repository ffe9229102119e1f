export { FIELDS, type Field, type Layout, type LayoutName, fieldOf, recogniseLayout } from './layouts.js'
