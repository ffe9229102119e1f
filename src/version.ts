/** Version of darkwake, as in its package.json: findings name it. */
export const VERSION = '0.1.0'
