using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Messages.Replies;

/// <summary>The address by which one person answers one conversation by mail. Who knows the code and writes from the person's own address is heard.</summary>
public sealed class ReplyAddress
{
    public const int CodeLength = 26;

    /// <summary>Lower case: mail servers may change capitals.</summary>
    internal const string CodeLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>After the last mail that named it.</summary>
    internal static readonly TimeSpan ValidFor = TimeSpan.FromDays(30);

    /// <summary>130 random bits.</summary>
    public required string Code { get; set; }

    public Guid AccountId { get; set; }

    public Guid ConversationId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class ReplyAddressConfiguration : IEntityTypeConfiguration<ReplyAddress>
{
    public void Configure(EntityTypeBuilder<ReplyAddress> builder)
    {
        builder.ToTable("ReplyAddresses");
        builder.HasKey(a => a.Code);
        builder.Property(a => a.Code).HasMaxLength(ReplyAddress.CodeLength);
        builder.HasIndex(a => new { a.AccountId, a.ConversationId }).IsUnique();
        builder.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
