// Where the ray through a sample meets a triangle, in camera axes with the eye as origin.
struct Corners { vec3 a, b, c; };
struct Hit { vec3 weights; float depth; bool front; };

// The ray to a place on the screen, with depth 1.
vec3 rayTo(vec2 pixel) { return vec3((pixel.x - frame.lens.z) / frame.lens.x, (frame.lens.w - pixel.y) / frame.lens.y, -1.0); }

// a + B e1 + C e2 = t ray by Cramer's rule. With s = t - depth(a) the right side, depth(a) ray - a, is as small as the triangle,
// so that single precision keeps the weights; s itself is not needed. Weights are cut to the triangle.
Hit hitOf(Corners p, vec3 ray)
{
    vec3 e1 = p.b - p.a, e2 = p.c - p.a, rest = -p.a.z * ray - p.a, across = cross(ray, e2);
    float det = dot(e1, across);
    float b = dot(rest, across) / det, c = dot(ray, cross(rest, e1)) / det;
    vec3 weights = det == 0.0 ? vec3(1.0, 0.0, 0.0) : max(vec3(1.0 - b - c, b, c), 0.0);
    weights /= weights.x + weights.y + weights.z;
    return Hit(weights, -dot(weights, vec3(p.a.z, p.b.z, p.c.z)), det > 0.0);
}

// Distance in pixels to the line through an edge: ray . n over the length of its gradient on the screen, n = start x end.
float distanceToLine(vec3 start, vec3 end, vec3 ray)
{
    vec3 n = cross(start, end - start);
    vec3 rest = ray + start / start.z;
    return abs(dot(rest, n)) / length(n.xy / frame.lens.xy);
}

float distanceToEdge(Corners p, vec3 ray)
{
    return min(distanceToLine(p.b, p.c, ray), min(distanceToLine(p.c, p.a, ray), distanceToLine(p.a, p.b, ray)));
}

// Unit normal in world axes: the interpolated one, and that of the face where there is none.
vec3 normalOf(Corners p, vec3 smoothed)
{
    float squared = dot(smoothed, smoothed);
    if (squared > 0.0 && !isinf(squared)) return smoothed / sqrt(squared);
    vec3 n = cross(p.b - p.a, p.c - p.a);
    return dot(n, n) > 0.0 ? toWorldAxes(normalize(n)) : vec3(0.0);
}
