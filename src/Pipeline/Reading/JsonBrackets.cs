namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Finds the end of a JSON value by its brackets and quotes, a byte at a time, and gives up where no JSON goes on: a value that lost its end must not take the
/// values behind it with it, nor the search for its end read the whole file.
/// </summary>
internal sealed class JsonBrackets
{
    private readonly Stack<Open> open = new();
    private bool inString;
    private bool isEscaped;
    private bool isFirst;
    private bool isList;

    /// <summary>The last byte that is no white space, outside texts.</summary>
    private byte before;

    /// <summary>Where a byte stands.</summary>
    public enum Place
    {
        Within,

        /// <summary>The value ends with it.</summary>
        AtEnd,

        /// <summary>The value ended before it.</summary>
        Behind,

        /// <summary>No value goes on so.</summary>
        Broken,
    }

    private enum Open
    {
        Object,
        EmptyList,
        ListOfObjects,
        ListOfValues,
    }

    /// <summary>Begins with another value.</summary>
    public void Start()
    {
        open.Clear();
        (inString, isEscaped, isFirst, isList, before) = (false, false, true, false, 0);
    }

    public Place Take(byte b)
    {
        if (inString)
            return TakeInString(b);
        if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            return Place.Within;
        // Behind a text there is a comma, a colon, a bracket, or a comment.
        if (before == '"' && b is not ((byte)',' or (byte)':' or (byte)'}' or (byte)']' or (byte)'/'))
            return Place.Broken;
        var place = b switch
        {
            (byte)'{' or (byte)'[' => TakeOpening(b),
            (byte)'}' or (byte)']' when open.Count > 0 => TakeClosing(b),
            (byte)',' or (byte)'}' or (byte)']' when open.Count == 0 => Place.Behind,
            _ => TakeOther(b),
        };
        (isFirst, before) = (false, b);
        return place;
    }

    private Place TakeInString(byte b)
    {
        if (b == '\n')
            return Place.Broken;
        if (isEscaped)
            isEscaped = false;
        else if (b == '\\')
            isEscaped = true;
        else if (b == '"')
            inString = false;
        return Place.Within;
    }

    private Place TakeOpening(byte b)
    {
        if (!isFirst && !MayOpen())
            return Place.Broken;
        // What a list at the top holds are rows in the wrong place: each is to be found by itself.
        if (b == '{' && isList && open.Count == 1)
            return Place.Broken;
        isList |= isFirst && b == '[';
        if (open.TryPeek(out var around) && around == Open.EmptyList)
            Become(Open.ListOfObjects);
        open.Push(b == '{' ? Open.Object : Open.EmptyList);
        return Place.Within;
    }

    /// <summary>An object or a list stands behind a colon, or in a list of its like.</summary>
    private bool MayOpen() =>
        open.TryPeek(out var around)
        && around switch
        {
            Open.Object => before == ':',
            Open.EmptyList => before == '[',
            Open.ListOfObjects => before == ',',
            _ => false,
        };

    private Place TakeClosing(byte b)
    {
        if (open.Pop() == Open.Object != (b == '}'))
            return Place.Broken;
        return open.Count == 0 ? Place.AtEnd : Place.Within;
    }

    private Place TakeOther(byte b)
    {
        inString = b == '"';
        if (open.TryPeek(out var around) && around == Open.EmptyList)
            Become(Open.ListOfValues);
        return Place.Within;
    }

    private void Become(Open list)
    {
        open.Pop();
        open.Push(list);
    }
}
