using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;

namespace Visavis.Web.Messages;

internal sealed class MessagesConfiguration
    : IEntityTypeConfiguration<Conversation>,
        IEntityTypeConfiguration<ConversationSide>,
        IEntityTypeConfiguration<ConversationMessage>,
        IEntityTypeConfiguration<MessageFile>,
        IEntityTypeConfiguration<HiddenMessage>,
        IEntityTypeConfiguration<MessageSettings>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("Conversations");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.FirstId, c.SecondId }).IsUnique();
        builder.HasIndex(c => new { c.StartedById, c.CreatedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.FirstId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.SecondId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConversationSide> builder)
    {
        builder.ToTable("ConversationSides");
        builder.HasKey(s => new { s.AccountId, s.ConversationId });
        builder.HasIndex(s => new { s.AccountId, s.LastAt });
        builder.HasIndex(s => s.AccountId).HasFilter("\"Unread\" > 0").HasDatabaseName("IX_ConversationSides_Unread");
        builder.HasOne<Conversation>().WithMany().HasForeignKey(s => s.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConversationMessage> builder)
    {
        builder.ToTable("ConversationMessages");
        builder.HasKey(m => new { m.ConversationId, m.Sequence });
        builder.Property(m => m.MessageId).HasMaxLength(32);
        builder.Property(m => m.BodyHash).HasMaxLength(64);
        builder.Property(m => m.Text).HasMaxLength(ConversationMessage.LongestText);
        builder.Property(m => m.CallId).HasMaxLength(32);
        builder
            .HasIndex(m => new
            {
                m.ConversationId,
                m.SenderId,
                m.MessageId,
            })
            .IsUnique();
        builder.HasIndex(m => new { m.SenderId, m.SentAt });
        builder.HasIndex(m => new { m.CallId, m.CallSequence }).IsUnique().HasFilter("\"CallId\" IS NOT NULL");
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(m => m.Files).WithOne().HasForeignKey(f => new { f.ConversationId, f.Sequence }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MessageFile> builder)
    {
        builder.ToTable("MessageFiles");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(120);
        builder.Property(f => f.StorageKey).HasMaxLength(80);
        builder.Property(f => f.ContentType).HasMaxLength(40);
        builder.Ignore(f => f.IsRemoved);
        builder.HasIndex(f => f.SenderId);
        builder.HasIndex(f => f.StorageKey);
    }

    public void Configure(EntityTypeBuilder<HiddenMessage> builder)
    {
        builder.ToTable("HiddenMessages");
        builder.HasKey(h => new
        {
            h.AccountId,
            h.ConversationId,
            h.Sequence,
        });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(h => h.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MessageSettings> builder)
    {
        builder.ToTable("MessageSettings");
        builder.HasKey(s => s.AccountId);
        builder.Property(s => s.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<MessageSettings>(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
