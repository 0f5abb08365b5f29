"""What the data means. Rules, exports and site stand on it; none of them derives it again."""
