namespace Inpaint3D.Geometry.Charts;

/// <summary>Lengthens a column of any type by copies of its own items.</summary>
internal static class ColumnCopy
{
    /// <summary>The column followed by the items at some indices; −1 stands for the type's default, in a list column an empty list.</summary>
    internal static Array Append(Array column, IEnumerable<int> sources)
    {
        int[] items = [.. sources];
        var type = column.GetType().GetElementType()!;
        var longer = Array.CreateInstance(type, column.Length + items.Length);
        Array.Copy(column, longer, column.Length);
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] >= 0) Array.Copy(column, items[i], longer, column.Length + i, 1);
            else if (type.IsArray) longer.SetValue(Array.CreateInstance(type.GetElementType()!, 0), column.Length + i);
        }
        return longer;
    }
}
