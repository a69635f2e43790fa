using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// A name without its brackets: notes dropped, other names set aside, and what else stands in brackets in its place. On the way 有限责任公司
/// becomes 有限公司 and 第三 becomes 第3. Every character is looked at a fixed number of times, whatever the brackets.
/// </summary>
internal ref struct NameText
{
    /// <summary>A name in the note of a name in the note of a name is no name any more.</summary>
    private const int MaxDepth = 2;

    /// <summary>More other names than any business has: what has more is no name.</summary>
    private const int MaxAliases = 8;

    private readonly ReadOnlySpan<char> normal;
    private readonly Span<char> buffer;
    private readonly int depth;
    private int numeralStart = -1;
    private int mainLength = -1;
    private int segmentStart;
    private bool nests = true;
    private ImmutableArray<string>.Builder? aliases;

    /// <param name="normal">The name in normal form.</param>
    /// <param name="buffer">Room for twice as many characters.</param>
    /// <param name="depth">In how many other names it stands.</param>
    public NameText(ReadOnlySpan<char> normal, Span<char> buffer, int depth)
    {
        this.normal = normal;
        this.buffer = buffer;
        this.depth = depth;
        Read();
    }

    public int Length { get; private set; }

    public readonly Span<char> Text => buffer[..Length];

    /// <summary>A region in brackets behind the beginning: 华联（南昌）超市.</summary>
    public Part Region { get; private set; }

    /// <summary>Where a branch in brackets at the end begins, 绝味鸭脖（丁公路店）; zero: none.</summary>
    public int BranchStart { get; private set; }

    /// <summary>What the notes tell.</summary>
    public LegalForm Noted { get; private set; }

    public readonly ImmutableArray<string> Aliases => aliases?.ToImmutable() ?? [];

    /// <summary>The numeral before the last <paramref name="ending"/> characters as digits: 三店 = 3店.</summary>
    public void FoldNumeralBefore(int ending)
    {
        Span<char> word = stackalloc char[16];
        Text[^ending..].CopyTo(word);
        var length = ChineseNumerals.ReplaceEnd(buffer, Length - ending);
        word[..ending].CopyTo(buffer[length..]);
        Length = length + ending;
    }

    private void Read()
    {
        for (var i = 0; i < normal.Length; i++)
        {
            if (normal[i] == '(')
                i = ReadBrackets(i);
            else if (normal[i] == ')')
                continue;
            else if (!Append(normal[i]) || !IsOtherNameNext())
                continue;
            else
            {
                AddAliases(normal[(i + 1)..]);
                break;
            }
        }
        EndNumeral();
        if (mainLength < 0 || Length - segmentStart < 5)
            return;
        AddAliases(buffer[segmentStart..Length]);
        Length = mainLength;
    }

    /// <summary>Returns the place of the closing bracket, or <paramref name="open"/> where there is none.</summary>
    private int ReadBrackets(int open)
    {
        var close = CloseOf(open);
        if (close < 0)
        {
            var rest = normal[(open + 1)..];
            if (OtherNameIn(rest) == 0)
                return open;
            close = normal.Length;
        }
        var content = normal[(open + 1)..close];
        var note = NameWords.Notes.Exact(content);
        if (note == NameWords.Rank)
            EndSegment();
        else if (note > 0)
            Noted = (LegalForm)note;
        else if (note == Lexicon.None && OtherNameIn(content) is > 0 and var words)
            AddAliases(content[words..]);
        else if (note == Lexicon.None && close == normal.Length - 1 && IsWholeName(content))
            AddAliases(content);
        else if (note == Lexicon.None)
        {
            var start = Length;
            Inline(content);
            if (close == normal.Length - 1 && content.Length > 2 && NameWords.Branches.Longest(content, out _) > 0)
                BranchStart = start;
        }
        return close;
    }

    /// <summary>
    /// The bracket that closes one, those inside counted; once they do not balance, the next. Both searches end within what is then skipped, or
    /// happen once.
    /// </summary>
    private int CloseOf(int open)
    {
        var level = 0;
        for (var i = open; nests && i < normal.Length; i++)
        {
            if (normal[i] == '(')
                level++;
            else if (normal[i] == ')' && --level == 0)
                return i;
        }
        if (nests)
        {
            nests = false;
            lastClose = normal.LastIndexOf(')');
        }
        return open < lastClose ? open + normal[open..].IndexOf(')') : -1;
    }

    private int lastClose = -1;

    private void Inline(ReadOnlySpan<char> content)
    {
        var start = Length;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] is '(' or ')' || !Append(content[i]) || !IsOtherNameNext())
                continue;
            AddAliases(content[(i + 1)..]);
            break;
        }
        if (start > 0 && Length > start && Region.Length == 0 && Regions.IsRegion(content))
            Region = new(start, Length - start);
    }

    /// <summary>Returns whether the character may have ended the word for another name.</summary>
    private bool Append(char c)
    {
        if (numeralStart >= 0 && !ChineseNumerals.IsNumeral(c))
            EndNumeral();
        buffer[Length++] = c;
        if (c == '第')
            numeralStart = Length;
        else if (c == '司')
            FoldCompany();
        return c == '名';
    }

    private void EndNumeral()
    {
        if (numeralStart >= 0 && numeralStart < Length)
            Length = ChineseNumerals.ReplaceEnd(buffer, Length);
        numeralStart = -1;
    }

    /// <summary>Until nothing is left to fold: 责任有限责任公司 is folded twice.</summary>
    private void FoldCompany()
    {
        while (Text.EndsWith("有限责任公司", StringComparison.Ordinal) || Text.EndsWith("责任有限公司", StringComparison.Ordinal))
        {
            Length -= 6;
            "有限公司".CopyTo(buffer[Length..]);
            Length += 4;
        }
    }

    /// <summary>Takes 曾用名, and 原名 behind a whole name, off the end.</summary>
    private bool IsOtherNameNext()
    {
        var text = Text;
        var word =
            text.EndsWith("曾用名", StringComparison.Ordinal) ? 3
            : text.EndsWith("原名", StringComparison.Ordinal)
            && text.Length > 2
            && text[^3] is '司' or '店' or '厂' or '社' or '部' or '行'
                ? 2
            : 0;
        if (word == 0 || depth >= MaxDepth || text.Length - word < 4)
            return false;
        CutTo(Length - word);
        return true;
    }

    /// <summary>The length of the word for another name that a note begins with; zero: none, or nothing behind it.</summary>
    private readonly int OtherNameIn(ReadOnlySpan<char> content)
    {
        var words = depth < MaxDepth ? NameWords.OtherNames.Longest(content, out _) : 0;
        var rest = content.Length - words;
        return words == 0 || rest < 2 || (words == 1 && rest < 5) ? 0 : words;
    }

    /// <summary>A company's name in brackets behind another name, which is no branch: 龙江建筑中心（龙江建筑集团公司）.</summary>
    private readonly bool IsWholeName(ReadOnlySpan<char> content) =>
        depth < MaxDepth
        && Length >= 4
        && content.Length >= 6
        && NameWords.Forms.Longest(content, out var form) >= 2
        && (LegalForm)form is LegalForm.Company or LegalForm.JointStock
        && NameWords.Branches.Longest(content, out _) == 0;

    private void EndSegment()
    {
        if (numeralStart < Length)
            EndNumeral();
        if (Length > segmentStart && mainLength < 0)
            (mainLength, segmentStart) = (Length, Length);
        else if (Length > segmentStart)
        {
            AddAliases(buffer[segmentStart..Length]);
            CutTo(segmentStart);
        }
    }

    /// <summary>A 第 that comes to the end waits for its numeral again.</summary>
    private void CutTo(int length)
    {
        Length = length;
        numeralStart = Text.EndsWith('第') ? length : -1;
    }

    /// <summary>Whether what stands behind a company is its branch rather than the next name.</summary>
    private static bool IsBranchOf(ReadOnlySpan<char> names, int end) =>
        NameWords.Branches.Longest(names, out var isBranch) > 0
        && (isBranch == 1 || Regions.TryBegin(names[end..], default, out _) == 0);

    /// <summary>One name, or several companies one behind the other.</summary>
    private void AddAliases(ReadOnlySpan<char> names)
    {
        while (names.Length > 0 && (aliases is null || aliases.Count < MaxAliases))
        {
            var end = names.IndexOf("公司", StringComparison.Ordinal) + 2;
            if (end < 2 || names.Length - end < 5 || IsBranchOf(names, end))
                end = names.Length;
            var other = NameParser.Parse(names[..end], depth + 1);
            aliases ??= ImmutableArray.CreateBuilder<string>();
            if (other.Text.Length > 0)
                aliases.Add(other.Text);
            aliases.AddRange(other.Aliases);
            names = names[end..];
        }
    }
}
