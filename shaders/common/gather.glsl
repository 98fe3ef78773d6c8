// Twin of Multigrid.Gather: the sum of weight * x over the neighbours of an unknown. Needs the arguments reach and
// weightStride, the buffers neighbours (ivec4) and weights (vec4), and GATHERED(n), which reads x at a neighbour.

vec4 gather(int i)
{
    // All stencils have a multiple of four neighbours; the sums are in the order of the CPU's.
    vec4 even = vec4(0), odd = vec4(0);
    int n0 = i * reach / 4, w0 = i * weightStride / 4;
    for (int k = 0; k < reach / 4; k++)
    {
        ivec4 n = neighbours[n0 + k];
        vec4 w = weights[w0 + k];
        even = fma(vec4(w.x), GATHERED(n.x), even);
        odd = fma(vec4(w.y), GATHERED(n.y), odd);
        even = fma(vec4(w.z), GATHERED(n.z), even);
        odd = fma(vec4(w.w), GATHERED(n.w), odd);
    }
    return even + odd;
}
