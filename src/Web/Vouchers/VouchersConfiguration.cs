using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Vouchers;

internal sealed class VouchersConfiguration
    : IEntityTypeConfiguration<VoucherWallet>,
        IEntityTypeConfiguration<VoucherOrder>,
        IEntityTypeConfiguration<VoucherLotRow>,
        IEntityTypeConfiguration<VoucherEntry>,
        IEntityTypeConfiguration<VoucherMoveRow>,
        IEntityTypeConfiguration<VoucherClaim>
{
    private const int LongestScheme = 40;

    public void Configure(EntityTypeBuilder<VoucherWallet> builder)
    {
        builder.ToTable("VoucherWallets");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.SchemeId).HasMaxLength(LongestScheme);
        builder.Property(w => w.Reference).HasMaxLength(VoucherWallet.ReferenceLength);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasIndex(w => w.Reference).IsUnique();
        // Taken over with a file, a second wallet of one scheme keeps its reference and its history.
        builder.HasIndex(w => new { w.OwnerId, w.SchemeId }).IsUnique().HasFilter("\"FileId\" IS NULL");
        builder.HasIndex(w => w.OwnerId);
        builder.HasIndex(w => new { w.FileId, w.SchemeId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<VoucherOrder> builder)
    {
        builder.ToTable("VoucherOrders");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => new { o.WalletId, o.State });
        builder.HasOne<VoucherWallet>().WithMany().HasForeignKey(o => o.WalletId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VoucherLotRow> builder)
    {
        builder.ToTable("VoucherLots", table => table.HasCheckConstraint("CK_VoucherLots_Count", "\"Count\" > 0"));
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.WalletId);
        builder.HasIndex(l => l.LastDay);
        builder.HasOne<VoucherWallet>().WithMany().HasForeignKey(l => l.WalletId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VoucherEntry> builder)
    {
        builder.ToTable("VoucherEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Key).HasMaxLength(VoucherEntry.LongestKey);
        builder.HasIndex(e => e.Key).IsUnique();
        builder.HasIndex(e => new { e.WalletId, e.Number }).IsUnique();
        builder.HasOne<VoucherWallet>().WithMany().HasForeignKey(e => e.WalletId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VoucherMoveRow> builder)
    {
        builder.ToTable("VoucherMoves", table => table.HasCheckConstraint("CK_VoucherMoves_Count", "\"Count\" > 0 AND \"From\" <> \"To\""));
        builder.HasKey(m => new { m.EntryId, m.Line });
        builder.HasIndex(m => m.LotId);
        builder.HasOne<VoucherEntry>().WithMany().HasForeignKey(m => m.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VoucherLotRow>().WithMany().HasForeignKey(m => m.LotId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VoucherClaim> builder)
    {
        builder.ToTable("VoucherClaims");
        builder.HasKey(c => c.BookingId);
        builder.Property(c => c.BookingId).ValueGeneratedNever();
        builder.Property(c => c.Reason).HasMaxLength(VoucherClaim.LongestReason);
        builder.Property(c => c.Decision).HasMaxLength(VoucherClaim.LongestReason);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.State);
        builder.HasIndex(c => c.WalletId);
        builder.HasOne<VoucherWallet>().WithMany().HasForeignKey(c => c.WalletId).OnDelete(DeleteBehavior.Restrict);
    }
}
