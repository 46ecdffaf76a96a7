namespace Visavis.Web.Professionals.Portraits;

/// <summary>Colours that go together: few of each, so that a page of portraits looks like one hand drew it.</summary>
internal static class PortraitPalette
{
    /// <summary>Skin, its shade, and the lips.</summary>
    public static readonly (string Skin, string Shade, string Lips)[] Skins =
    [
        ("#fbdcc4", "#efc2a4", "#c9665c"),
        ("#f6cfae", "#e6b48d", "#c0604f"),
        ("#ecbc94", "#d79f74", "#b2543f"),
        ("#d9a074", "#c08458", "#9c4534"),
        ("#b97a50", "#9f633c", "#84362b"),
        ("#8f5a3a", "#77472c", "#642a26"),
        ("#6b4230", "#563324", "#4a1f20"),
    ];

    public static readonly string[] Hair = ["#2a211f", "#3b2a22", "#5a3b28", "#7a5032", "#a8713f", "#d2a45f", "#8c3f26", "#1d1b22"];

    public static readonly string[] GreyHair = ["#8d8a88", "#b9b5b0", "#d9d5cf"];

    public static readonly string[] Backgrounds = ["#dfe8f2", "#f3e3d3", "#dcebe0", "#f2dede", "#e6e0f0", "#f4ecd0", "#d8eaec", "#ece5dc"];

    public static readonly string[] Clothes =
    [
        "#2f4a6d",
        "#8a3b3f",
        "#3c6e5d",
        "#c9803a",
        "#56497c",
        "#3b3f48",
        "#b9586b",
        "#5c7fa3",
        "#7d8a4a",
        "#e2ddd3",
    ];

    public static readonly (string Ground, string Mark, string Accent)[] Emblems =
    [
        ("#2f4a6d", "#f3e3d3", "#e9a45b"),
        ("#3c6e5d", "#eef4e8", "#f0c36a"),
        ("#8a3b3f", "#fbe9e1", "#f0b98d"),
        ("#56497c", "#efeafa", "#e0a7c0"),
        ("#205e6b", "#e4f3f3", "#f2b56b"),
        ("#6a4a2f", "#f7ead9", "#9cc3a5"),
        ("#394150", "#e9edf3", "#7fb3d9"),
    ];
}
