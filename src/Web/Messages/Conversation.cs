namespace Visavis.Web.Messages;

/// <summary>What two people say to each other, for good: there is one for every pair.</summary>
public sealed class Conversation
{
    public Guid Id { get; set; }

    /// <summary>The smaller of the two account ids, so that the pair is found whoever asks.</summary>
    public Guid FirstId { get; set; }

    public Guid SecondId { get; set; }

    public Guid StartedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Of the newest message; rises by one with each, under this row's lock.</summary>
    public int LastSequence { get; set; }

    public bool Holds(Guid accountId) => FirstId == accountId || SecondId == accountId;

    public static (Guid First, Guid Second) Order(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
