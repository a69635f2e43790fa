namespace FoodCredit.Pipeline.Linking;

/// <summary>
/// The ordinal order of ids, equal ones as they were read. Ids of a registry begin alike and end within eighteen characters, so their first sixteen are compared as one
/// number.
/// </summary>
internal readonly struct IdOrder : IComparable<IdOrder>
{
    private const int HeadLength = 16;

    private readonly UInt128 head;
    private readonly string id;
    private readonly int number;

    public IdOrder(string id, int number)
    {
        (this.id, this.number) = (id, number);
        for (var i = 0; i < HeadLength; i++)
        {
            var c = i < id.Length ? id[i] : '\0';
            head = (head << 8) | Math.Min(c, byte.MaxValue);
            if (c < byte.MaxValue)
                continue;
            // What follows must not decide between two characters that look the same here.
            head <<= 8 * (HeadLength - 1 - i);
            return;
        }
    }

    public int CompareTo(IdOrder other)
    {
        var byHead = head.CompareTo(other.head);
        if (byHead != 0)
            return byHead;
        var byId = string.CompareOrdinal(id, other.id);
        return byId != 0 ? byId : number.CompareTo(other.number);
    }
}
